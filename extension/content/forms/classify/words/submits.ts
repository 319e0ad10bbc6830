import type { KindWords } from '../kind-words.ts';

/** On a button that sends what was entered, besides the words for coming in and signing up. */
export const submits: KindWords = {
  machine:
    'submit|continue|=next|=save|=send|=pay|payment|place order|checkout|confirm|=apply|=go|proceed|=btn login|donate|=enter|=ok|update|subscribe|change pass|set pass|new password btn|=create|link account|complete|finish|enviar|senden|absenden|weiter|envoyer|continuar|search button',
  human: {
    en: 'submit*|continue|next|save*|send*|pay*|buy*|purchase|place (your |my )?order|order now|check ?out|confirm*|apply|go|proceed|donate*|enter|ok|okay|update*|verify*|request*|reset (my |your )?password|change (my |your )?password|set (new )?password|create*|complete*|finish|done|accept*|agree*|review (your )?order|book*|reserve*|get ((my|your|a|the|important) )?[^ ]+|search|find|unlock|let s go|start*|add card|add payment*|log me in|sign me up|count me in|yes|post|reply|report|download|activate*|authorize|authorise|connect|validate|access|claim*|contact|notify me|keep me posted',
    ru: 'отправ*|далее|продолж*|сохран*|оплат*|купить|заказ*|оформить*|подтверд*|применить|готово|ок|обновить|изменить пароль|сменить пароль|восстановить|получить*|найти|перейти|дальше|создать*|поиск|искать',
    uk: 'надіслати|відправити|далі|продовж*|зберегти|оплат*|купити|замов*|підтверд*|готово|ок|відновити|отримати*|створити*|пошук',
    be: 'адправіць|далей|працягнуць|захаваць',
    de: 'absenden|senden|abschicken|weiter|fortfahren|speichern|bezahlen|zahlen|kaufen|bestellen|bestätigen|übernehmen|los|ok|aktualisieren|ändern|zurücksetzen|suchen|fertig|jetzt *|anlegen|erstellen|anfordern|zahlungspflichtig*',
    fr: 'envoyer|soumettre|suivant|continuer|enregistrer|payer|acheter|commander|confirmer|valider|appliquer|ok|modifier|réinitialiser|créer|terminer|rechercher|accéder|entrer|sauvegarder',
    es: 'enviar|siguiente|continuar|guardar|pagar|comprar|confirmar|aplicar|aceptar|ok|actualizar|cambiar|restablecer|crear|finalizar|buscar|validar|solicitar',
    pt: 'enviar|próximo|seguinte|continuar|avançar|salvar|guardar|pagar|comprar|confirmar|aplicar|ok|atualizar|alterar|redefinir|criar|finalizar|buscar|prosseguir',
    it: 'invia|avanti|continua|prosegui|salva|paga|acquista|compra|conferma|applica|ok|aggiorna|modifica|crea|cerca|procedi|ordina',
    nl: 'verzenden|versturen|volgende|doorgaan|verder|opslaan|betalen|kopen|bestellen|bevestigen|toepassen|ok|wijzigen|zoeken|ga verder|aanmaken|verstuur|afrekenen',
    pl: 'wyślij|dalej|kontynuuj|zapisz|zapłać|kup|zamów*|potwierdź|zastosuj|ok|zmień*|utwórz|szukaj|zatwierdź|przejdź|zamawiam',
    sv: 'skicka|nästa|fortsätt|spara|betala|köp|beställ|bekräfta|ok|uppdatera|ändra|sök|skapa',
    da: 'send|næste|fortsæt|gem|betal|køb|bestil|bekræft|ok|opdater|skift|søg|opret',
    no: 'send|neste|fortsett|lagre|betal|kjøp|bestill|bekreft|ok|oppdater|endre|søk|opprett',
    fi: 'lähetä|seuraava|jatka|tallenna|maksa|osta|tilaa|vahvista|ok|päivitä|vaihda|hae|luo',
    cs: 'odeslat|další|pokračovat|uložit|zaplatit|koupit|objednat|potvrdit|ok|změnit|hledat|vytvořit',
    hu: 'küldés|tovább|mentés|fizetés|vásárlás|megrendel*|megerősít*|ok|keresés|létrehoz*',
    ro: 'trimite|continuă|continua|salvează|plătește|cumpără|comandă|confirmă|ok|caută|creează',
    el: 'υποβολή|αποστολή|συνέχεια|επόμενο|αποθήκευση|πληρωμή|αγορά',
    tr: 'gönder|devam*|ileri|kaydet|öde*|satın al*|sipariş*|onayla|uygula|tamam|güncelle|değiştir|oluştur|sonraki',
    vi: 'gửi|tiếp tục|tiếp theo|lưu|thanh toán|mua|xác nhận',
    id: 'kirim|lanjut*|selanjutnya|simpan|bayar|beli|konfirmasi',
    ja: '送信|次へ|続け|続行|保存|支払|購入|注文|確認|適用|変更|進む|検索|作成|申し込|申込|決定|完了',
    zh: '提交|发送|發送|下一步|继续|繼續|保存|支付|付款|购买|購買|确认|確認|确定|確定|下单|修改|完成|搜索|前往',
    ko: '제출|보내기|전송|다음|계속|저장|결제|구매|주문|확인|적용|변경|완료|만들기|검색',
    ar: 'إرسال|ارسال|التالي|متابعة|حفظ|دفع|شراء|تأكيد|موافق',
    he: 'שלח|המשך|שמור|תשלום|אישור',
    th: 'ส่ง|ถัดไป|ต่อไป|บันทึก|ชำระ|ยืนยัน|ตกลง',
  },
};
