// Owns the style of our cards in Anki: light, dark (`.nightMode`) and on a phone (`.mobile`).

import { htmlStyle } from '../../render/html-style.ts'

export const css = `${htmlStyle}.card{font:1.15rem/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","PingFang SC","Microsoft YaHei",sans-serif;text-align:left;color:#1b1f24;background:#fff;margin:0}
.pd{max-width:44rem;margin:0 auto;padding:1rem;overflow-wrap:break-word}
.pd-title{font-weight:600;font-size:1.15em;margin-bottom:.5em}
.pd-two{display:none}
#pd-switch{position:absolute;opacity:0}
#pd-switch:checked~.pd-one{display:none}
#pd-switch:checked~.pd-two{display:block}
label[for=pd-switch]{float:right;margin-left:1em;padding:.2em .7em;border:1px solid #8b949e;border-radius:1em;font-size:.75em;cursor:pointer}
#pd-switch:focus-visible+label{outline:2px solid #0969da}
.pd hr{border:0;border-top:1px solid #d0d7de;margin:1em 0}
.pd-answer{font-weight:600}
.pd details{margin:.5em 0;border:1px solid #d0d7de;border-radius:.5em;padding:.4em .8em}
.pd summary{cursor:pointer;min-height:1.6em}
.pd-option summary{list-style:none}
.pd-option summary::-webkit-details-marker{display:none}
.pd-option[open]>summary::after,.pd-back .pd-option[data-right]>summary::after{content:" ✗";color:#cf222e;font-weight:700}
.pd-option[open][data-right]>summary::after,.pd-back .pd-option[data-right]>summary::after{content:" ✓";color:#1a7f37}
.pd-option[open],.pd-back .pd-option[data-right]{border-color:#8b949e}
.pd-hint summary,.pd-more summary{color:#57606a;font-size:.9em}
.pd-source{margin-top:1.5em;font-size:.8em;color:#57606a}
.pd img{max-width:100%;height:auto;background:#fff}
.pd table{border-collapse:collapse;display:block;overflow-x:auto}
.pd th,.pd td{border:1px solid #d0d7de;padding:.25em .6em}
.cloze{font-weight:600;color:#0969da}
.nightMode.card,.nightMode .card{color:#e6edf3;background:#1c2128}
.nightMode .pd hr,.nightMode .pd details,.nightMode .pd th,.nightMode .pd td{border-color:#444c56}
.nightMode .pd-hint summary,.nightMode .pd-more summary,.nightMode .pd-source{color:#9da7b3}
.nightMode .pd a,.nightMode .cloze{color:#6cb6ff}
.nightMode .pd-option[open]>summary::after{color:#ff7b72}
.nightMode .pd-option[open][data-right]>summary::after,.nightMode .pd-back .pd-option[data-right]>summary::after{color:#56d364}
.mobile .pd{padding:.6rem}
`
