// Owns the style of what makes a card live: field, keypad and verdict; light, dark and on a phone.

export const liveCss = `.pd-live{margin-top:1.25em}
.pd-wants{display:block;font-size:.9em;color:#57606a}
.pd-line{display:flex;gap:.5em;margin:.35em 0}
.pd-field,.pd-live button{box-sizing:border-box;height:auto;margin:0;font:inherit;line-height:1.5;box-shadow:none}
.pd-field{flex:1;min-width:0;padding:.4em .6em;color:inherit;background:transparent;border:1px solid #6e7781;border-radius:.5em}
.pd-field:focus{outline:2px solid #0969da;outline-offset:1px}
.pd-live button{color:#1b1f24;background:#eaeef2;border:1px solid #afb8c1;border-radius:.5em;padding:.4em .8em;cursor:pointer;touch-action:manipulation}
.pd-live button:active{background:#d0d7de}
.pd-live button:focus-visible,.pd-live summary:focus-visible{outline:2px solid #0969da}
.pd-live .pd-check{color:#fff;background:#0a5cc0;border-color:#0a5cc0;font-weight:600}
.pd-keys{display:grid;grid-template-columns:repeat(5,1fr);gap:.35em;margin:.4em 0}
.pd-live .pd-key{min-height:2.6em;padding:0}
.pd-keys>.pd-key:nth-child(21){grid-column:span 5}
.pd-names{grid-column:span 4;display:flex;flex-wrap:wrap;gap:.35em}
.pd-live .pd-names .pd-key{flex:1 1 2.6em;padding:0 .5em}
.pd-said{margin:.6em 0}
.pd-said p{margin:.35em 0}
.pd-said:not(:empty){border-left:.25em solid #8b949e;padding-left:.75em}
.pd-said.pd-right{border-color:#1a7f37}
.pd-said.pd-imprecise,.pd-said.pd-unitSlip{border-color:#bf8700}
.pd-said.pd-mistake,.pd-said.pd-wrong{border-color:#cf222e}
.pd-verdict{font-size:1.1em}
.pd-right>.pd-verdict::before{content:"✓ ";color:#1a7f37}
.pd-imprecise>.pd-verdict::before,.pd-unitSlip>.pd-verdict::before{content:"◐ ";color:#8a6100}
.pd-mistake>.pd-verdict::before,.pd-wrong>.pd-verdict::before{content:"✗ ";color:#cf222e}
.pd-read{color:#57606a;font-size:.9em}
.pd-typed code{white-space:pre-wrap}
.pd-typed mark{color:inherit;background:#ffd8d3;border-bottom:2px solid #cf222e}
.nightMode .pd-wants,.nightMode .pd-read{color:#9da7b3}
.nightMode .pd-field{border-color:#768390}
.nightMode .pd-field:focus,.nightMode .pd-live button:focus-visible,.nightMode .pd-live summary:focus-visible{outline-color:#6cb6ff}
.nightMode .pd-live button{color:#e6edf3;background:#2d333b;border-color:#545d68}
.nightMode .pd-live button:active{background:#444c56}
.nightMode .pd-live .pd-check{color:#fff;background:#1f6feb;border-color:#1f6feb}
.nightMode .pd-right>.pd-verdict::before{color:#56d364}
.nightMode .pd-imprecise>.pd-verdict::before,.nightMode .pd-unitSlip>.pd-verdict::before{color:#e3b341}
.nightMode .pd-mistake>.pd-verdict::before,.nightMode .pd-wrong>.pd-verdict::before{color:#ff7b72}
.nightMode .pd-said.pd-right{border-color:#56d364}
.nightMode .pd-said.pd-imprecise,.nightMode .pd-said.pd-unitSlip{border-color:#e3b341}
.nightMode .pd-said.pd-mistake,.nightMode .pd-said.pd-wrong{border-color:#ff7b72}
.nightMode .pd-typed mark{background:#67201c;border-color:#ff7b72}
`
