import tinymce from 'tinymce';
import 'tinymce/models/dom/model.js';
import 'tinymce/themes/silver/theme.js';
import 'tinymce/icons/default/icons.js';
import 'tinymce/skins/ui/oxide/skin.js';
import 'tinymce/skins/content/default/content.js';
import { held, lay } from './page.js';

const target = lay('<label for="area">TinyMCE</label><textarea id="area">&lt;p&gt;Old words&lt;/p&gt;</textarea>').querySelector('textarea');
const [editor] = await tinymce.init({
  target,
  license_key: 'gpl',
  skin_url: 'default',
  content_css: 'default',
  promotion: false,
  iframe_aria_text: 'TinyMCE editor',
});
held.tinymce = () => editor.getContent({ format: 'text' });
