// Owns the script that keeps the language chosen on a card for its back and for the next cards; without it the switch works too.

/** Runs twice without harm: Anki may insert the same script again. */
export const switchScript = [
  '(function(){',
  'var s=document.getElementById("pd-switch");if(!s)return;',
  'try{s.checked=localStorage.getItem("pd-second")==="1"}catch(e){}',
  's.onchange=function(){try{localStorage.setItem("pd-second",s.checked?"1":"0")}catch(e){}}',
  '})()',
].join('')
