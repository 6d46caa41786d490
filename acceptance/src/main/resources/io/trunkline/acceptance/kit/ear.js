// Put into every page before its own scripts: listens to what the page's telephone plays, and finds what a person would click.
(() => {
  const ears = [];
  let context;
  const Native = window.RTCPeerConnection;
  if (Native) {
    window.RTCPeerConnection = class extends Native {
      constructor(...args) {
        super(...args);
        this.addEventListener("track", ({ track }) => {
          if (track.kind !== "audio") return;
          context ??= new AudioContext();
          const analyser = context.createAnalyser();
          analyser.fftSize = 8192;
          analyser.smoothingTimeConstant = 0;
          context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
          ears.push(analyser);
        });
      }
    };
  }
  const level = (hz) => {
    let best = -200;
    for (const ear of ears) {
      const bins = new Float32Array(ear.frequencyBinCount);
      ear.getFloatFrequencyData(bins);
      const at = Math.round((hz * ear.fftSize) / context.sampleRate);
      for (let i = at - 2; i <= at + 2; i++) best = Math.max(best, bins[i]);
    }
    return best;
  };
  const isShown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden" && !e.disabled;
  const nameOf = (e) => {
    const by = e.getAttribute("aria-labelledby");
    const label = by ? by.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ") : "";
    const own = e.labels?.length ? [...e.labels].map((l) => l.textContent).join(" ") : "";
    return [e.getAttribute("aria-label"), label, own, e.getAttribute("placeholder"), e.getAttribute("title"), e.textContent].filter(Boolean).join(" | ");
  };
  const CLICKABLE = "button,a[href],[role=button],[role=tab],[role=menuitem],[role=option],[role=radio],[role=switch],input,textarea,select,label,summary," +
    ".ant-select-selector,.ant-radio-button-wrapper,.ant-segmented-item";
  const find = (what, selector) => {
    const pattern = new RegExp(what);
    return [...document.querySelectorAll(selector ?? CLICKABLE)].filter((e) => isShown(e) && pattern.test(nameOf(e)))
      .sort((a, b) => nameOf(a).length - nameOf(b).length);
  };
  const until = (look, ms, say) => new Promise((resolve, reject) => {
    const first = look();
    if (first) return resolve(first);
    const stop = () => { observer.disconnect(); clearInterval(tick); clearTimeout(end); };
    const check = () => { const now = look(); if (now) { stop(); resolve(now); } };
    const observer = new MutationObserver(check);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const tick = setInterval(check, 100);
    const end = setTimeout(() => { stop(); reject(new Error(say())); }, ms);
  });
  const shown = () => (document.body?.innerText ?? "").slice(0, 1500);
  window.__tester = {
    level,
    tone: (hz, ms) => until(() => level(hz) > -60 && { level: level(hz) }, ms, () => `no tone of ${hz} Hz: ${level(hz)} dB in ${ears.length} streams`),
    noTone: (hz, ms) => until(() => level(hz) < -80 && { level: level(hz) }, ms, () => `still ${hz} Hz at ${level(hz)} dB`),
    text: (what, ms) => until(() => new RegExp(what).test(document.body?.innerText ?? "") && { ok: true }, ms, () => `no text ${what} on: ${shown()}`),
    noText: (what, ms) => until(() => !new RegExp(what).test(document.body?.innerText ?? "") && { ok: true }, ms, () => `still text ${what} on: ${shown()}`),
    place: (what, ms, selector) => until(() => {
      const element = find(what, selector)[0];
      if (!element) return undefined;
      element.scrollIntoView({ block: "center" });
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, ms, () => `nothing to click named ${what} on: ${shown()}\nthere are: ${find(".", selector).map(nameOf).join(" · ").slice(0, 1500)}`),
  };
})();
