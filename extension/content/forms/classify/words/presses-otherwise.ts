import type { KindWords } from '../kind-words.ts';

/** On a button that stands in a form and sends nothing of it: ways out, helps, and other ways in. */
export const pressesOtherwise: KindWords = {
  machine:
    'cancel|=close|=back|previous|=reset button|=clear|forgot|facebook|google|apple id|=apple|twitter|linkedin|github|=sso|oauth|social|toggle|show pass|hide pass|password visib|visibility|=help|upload|remove|dropdown|calendar|datepicker|resend|captcha|language|=menu|=eye|qrcode|qr code|passkey|=vk|=prev',
  human: {
    en: 'cancel|close|back|go back|previous|clear|reset form|^reset$|show*|hide*|toggle|help|forgot*|(log in|sign in|sign up|login|continue|connect|register|join)?( up)? ?(with|using|via) (facebook|google|apple|twitter|x|linkedin|github|microsoft|amazon|sso|an? |your |my |paypal|qr|vk|yahoo|passkey|face|windows|slack|wechat|line|kakao|naver|discord|steam|email|phone|company|organization|work|school|enterprise|saml)*|facebook|google|apple|twitter|linkedin|resend*|upload*|browse*|choose file*|remove|delete|^edit$|^change$|copy|learn more|more info|view|scan|generate*|skip*|not now|log out|sign out|add another|add (more|new) *|send (a |me )?(the |a )?(code|sms)|why*|^terms*|^privacy*|dismiss|open (menu|calendar)|select*|switch*|menu|try another way|use (a|an|another|different|single|your)*|single sign on|sso|refresh*|reload*|save (for later|home|item|property|search|listing|job|draft)|no thanks|add to (wish ?list|favou?rites)|(apply|redeem|add|use|enter) (a |the |your )?(promo|coupon|voucher|discount|gift)*|email me (a|the)*|(text|email) me a code',
    ru: 'отмена|отменить|закрыть|назад|очистить|^сбросить$|показать*|скрыть*|помощь|забыли*|через (вк|вконтакте|facebook|google|яндекс|госуслуги|одноклассники|mail)*|вконтакте|яндекс|госуслуги|удалить|^изменить$|загрузить*|обзор*|выбрать файл|выслать код|отправить (еще|код повторно)*|подробнее|пропустить|по (смс|sms|qr|почте|коду|номеру|телефону)|войти с *|с помощью *|применить (промокод|купон|код)|выйти|обновить (картинку|код)',
    uk: 'скасувати|закрити|назад|очистити|показати*|сховати*|допомога|забули*|через (facebook|google|дія)*|видалити|змінити|завантажити*|пропустити',
    de: 'abbrechen|schließen|zurück|löschen|^zurücksetzen$|anzeigen|verbergen|hilfe|vergessen*|mit (facebook|google|apple|microsoft|amazon)*|entfernen|bearbeiten|hochladen|durchsuchen|überspringen|abmelden|(gutschein|code) (einlösen|anwenden)',
    fr: 'annuler|fermer|retour|précédent|effacer|afficher*|masquer*|aide|oublié*|avec (facebook|google|apple)*|supprimer|^modifier$|parcourir|passer|déconnexion',
    es: 'cancelar|cerrar|volver|atrás|anterior|borrar|limpiar|mostrar*|ocultar*|ayuda|olvid*|con (facebook|google|apple)*|eliminar|editar|examinar|omitir|cerrar sesión',
    pt: 'cancelar|fechar|voltar|anterior|limpar|mostrar*|ocultar*|exibir*|ajuda|esquec*|com (o )?(facebook|google|apple)*|excluir|remover|editar|pular|sair',
    it: 'annulla|chiudi|indietro|precedente|cancella|mostra*|nascondi*|aiuto|dimenticat*|con (facebook|google|apple)*|elimina|rimuovi|^modifica$|sfoglia|salta|esci',
    nl: 'annuleren|sluiten|terug|vorige|wissen|tonen|verbergen|help|vergeten|met (facebook|google|apple)*|verwijderen|bewerken|overslaan|uitloggen',
    pl: 'anuluj|zamknij|wstecz|wróć|wyczyść|pokaż*|ukryj*|pomoc|zapomnia*|przez (facebook|google|apple)*|z (facebook|google)*|usuń|edytuj|pomiń|wyloguj*',
    sv: 'avbryt|stäng|tillbaka|rensa|visa*|dölj*|hjälp|glömt*|med (facebook|google|apple)*|ta bort|hoppa över',
    da: 'annuller|luk|tilbage|ryd|vis*|skjul*|hjælp|glemt*|med (facebook|google|apple)*|fjern|spring over',
    fi: 'peruuta|sulje|takaisin|tyhjennä|näytä*|piilota*|unohd*|poista',
    cs: 'zrušit|zavřít|zpět|vymazat|zobrazit*|skrýt*|zapomen*|odstranit|přeskočit',
    tr: 'iptal|kapat|geri|temizle|göster*|gizle*|yardım|unuttu*|ile (giriş|devam|bağlan)*|sil|düzenle|atla|çıkış*',
    ja: '重複(を)?(確認|チェック)|キャンセル|閉じる|戻る|クリア|リセット|表示|隠す|ヘルプ|忘れ|で(ログイン|続行|登録|サインイン)|削除|編集|スキップ|再送|参照|住所(を)?検索|ログアウト',
    zh: '检测|取消|关闭|關閉|返回|上一步|清空|重置|显示|隐藏|帮助|忘记|微信|微博|qq|删除|编辑|跳过|获取验证码|发送验证码|扫码|退出',
    ko: '중복 ?확인|취소|닫기|뒤로|이전|초기화|보기|숨기|도움말|찾기|로 ?(로그인|계속|시작)|삭제|수정|건너|인증 ?번호 ?받기|로그아웃',
    ar: 'إلغاء|الغاء|إغلاق|رجوع|السابق|نسيت',
  },
};
