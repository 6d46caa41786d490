// Put into every page before its own scripts: listens to what the page's telephone plays, and finds what a person would click.
(() => {
  const ears = [];
  let context;
  // What was heard last, at the telephone's rate: 30 s.
  const tape = new Int16Array(240_000);
  let taped = 0;
  let recorder;
  const record = (stream) => {
    recorder ??= new AudioContext({ sampleRate: 8000 });
    const head = recorder.createScriptProcessor(1024, 1, 1);
    head.onaudioprocess = ({ inputBuffer }) => {
      if (stream.getAudioTracks().every((track) => track.readyState === "ended")) return;
      for (const sample of inputBuffer.getChannelData(0)) tape[taped++ % tape.length] = Math.max(-1, Math.min(1, sample)) * 32767;
    };
    recorder.createMediaStreamSource(stream).connect(head);
    head.connect(recorder.destination);
  };
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
          const stream = new MediaStream([track]);
          context.createMediaStreamSource(stream).connect(analyser);
          ears.push(analyser);
          record(stream);
        });
      }
    };
  }
  // To a noise suppressor a lasting tone is noise.
  const media = navigator.mediaDevices;
  if (media) {
    const open = media.getUserMedia.bind(media);
    media.getUserMedia = (wanted) => open({ ...wanted, audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  }
  const notified = [];
  const NativeNotification = window.Notification;
  if (NativeNotification) {
    window.Notification = class extends NativeNotification {
      constructor(title, options) {
        super(title, options);
        notified.push(title);
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
  const isMoving = (element) => document.getAnimations().some(({ effect, playState }) =>
    playState === "running" && effect?.target?.contains(element) && effect.getTiming().iterations !== Infinity);
  /** Where a click meets the element: once it has stood still for a moment and nothing lies over it. */
  const restingPlace = (look) => {
    let before;
    return () => {
      const element = look();
      if (!element) return undefined;
      element.scrollIntoView({ block: "nearest" });
      const box = element.getBoundingClientRect();
      const now = { element, x: box.x + box.width / 2, y: box.y + box.height / 2, at: performance.now() };
      if (before?.element !== element || before.x !== now.x || before.y !== now.y || isMoving(element)) before = now;
      if (now.at - before.at < 80) return undefined;
      const hit = document.elementFromPoint(now.x, now.y);
      const isMet = hit && (element.contains(hit) || hit.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
      return isMet ? { x: now.x, y: now.y } : undefined;
    };
  };
  /** The samples after `from` that are still there, as base64 of 16-bit numbers, and how many there were in all. */
  const heardSince = (from) => {
    const first = Math.max(from, taped - tape.length);
    const bytes = new Uint8Array(Int16Array.from({ length: taped - first }, (_, i) => tape[(first + i) % tape.length]).buffer);
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return { until: taped, samples: btoa(text) };
  };
  window.__tester = {
    level, heardSince, notified,
    tone: (hz, ms) => until(() => level(hz) > -60 && { level: level(hz) }, ms, () => `no tone of ${hz} Hz: ${level(hz)} dB in ${ears.length} streams`),
    noTone: (hz, ms) => until(() => level(hz) < -80 && { level: level(hz) }, ms, () => `still ${hz} Hz at ${level(hz)} dB`),
    text: (what, ms) => until(() => new RegExp(what).test(document.body?.innerText ?? "") && { ok: true }, ms, () => `no text ${what} on: ${shown()}`),
    noText: (what, ms) => until(() => !new RegExp(what).test(document.body?.innerText ?? "") && { ok: true }, ms, () => `still text ${what} on: ${shown()}`),
    place: (what, ms, selector) => until(restingPlace(() => find(what, selector)[0]), ms, () => `nothing to click named ${what} on: ${shown()}\nthere are: ${find(".", selector).map(nameOf).join(" · ").slice(0, 1500)}`),
  };
})();
