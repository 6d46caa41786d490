// Put into a page beside axe: looks at it as a whole.
(() => {
  if (window.__whole) return;
  let asked = 0;
  const ask = window.fetch;
  window.fetch = (...what) => {
    asked++;
    return ask(...what).finally(() => asked--);
  };
  const PENDING = ".tl-skeleton, .tl-table-pending, .shell-bar-pending, .ant-spin-spinning, .ant-btn-loading";
  // What takes longer is part of the page (the bar of a ringing call), not on its way to somewhere.
  const SHORT_MS = 450;
  const isShort = ({ effect, playState }) => playState === "running" && effect?.getComputedTiming().endTime <= SHORT_MS;
  const moving = () => document.getAnimations().find(isShort);
  const isInTimer = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[role=timer]") != null;
  /** Waits until nothing is asked, loading, moving or changing but timers. */
  const settled = (ms) => new Promise((resolve, reject) => {
    const QUIET_MS = 120;
    let since = performance.now();
    let changed;
    const end = since + ms;
    const observer = new MutationObserver((changes) => { 
      changed = changes.find(({ target }) => !isInTimer(target))?.target ?? changed;
      if (changes.some(({ target }) => !isInTimer(target))) since = performance.now();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const look = () => {
      const now = performance.now();
      const pending = document.querySelector(PENDING);
      // Every page has a heading: without one its code is still on the way.
      if (asked > 0 || pending || moving() || !document.querySelector("h1")) since = now;
      if (now - since > QUIET_MS || now > end) {
        observer.disconnect();
        return now > end ? reject(new Error(`the page doesn't come to rest: ${asked} requests, loading ${pending?.outerHTML.slice(0, 200)}, moving ${moving()?.effect.target.outerHTML.slice(0, 200)}, changed ${(changed?.outerHTML ?? changed?.data ?? "").slice(0, 200)}, at ${location.pathname}`)) : resolve(true);
      }
      setTimeout(look, 20);
    };
    look();
  });

  const oneLine = (text) => text.replace(/\s+/g, " ").trim();
  const nameOf = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}${[...element.classList].map((name) => `.${name}`).join("")}`;

  const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  /** What is looked at: the dialog in front, as the page behind it was looked at before; else the page. */
  const front = () => [...document.querySelectorAll("[role=dialog]")].filter((each) => each.checkVisibility()).at(-1) ?? document;
  const axe = async () => {
    const { violations } = await window.axe.run(front(), { runOnly: { type: "tag", values: RULES }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
    // The bars of a call's picture are as wide as the time that they show, and the list below it leads to the same moments (WCAG 2.5.8: essential, and equivalent).
    const isTimeBar = (id, { html }) => id === "target-size" && html.includes("pic-bar");
    return violations.flatMap(({ id, nodes }) => nodes.filter((node) => !isTimeBar(id, node)).map(({ target, html, failureSummary }) => `${id} at ${target.flat().join(" ")}: ${oneLine(failureSummary)} ${html.slice(0, 200)}`));
  };

  /** Elements that reach beyond the page's edge where the page scrolls sideways, innermost first; and dialogs that aren't wholly there. */
  const wide = () => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    // By a box that scrolls or hides what is beyond its edge; one that isn't positioned doesn't cut what is positioned in it.
    const isCut = (element) => {
      const isAbsolute = getComputedStyle(element).position === "absolute";
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        const { overflowX, position } = getComputedStyle(at);
        if (overflowX !== "visible" && (!isAbsolute || position !== "static")) return true;
      }
      return false;
    };
    const dialogs = [...document.querySelectorAll("[role=dialog]")].filter((each) => each.checkVisibility()).map((each) => [each, each.getBoundingClientRect()])
      .filter(([, box]) => (box.left < -1 || box.right > clientWidth + 20)).map(([each, box]) => `a dialog from ${box.left} to ${box.right} px: ${nameOf(each)}`);
    if (scrollWidth <= clientWidth) return dialogs;
    const culprits = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > clientWidth + 1 && !isCut(each));
    return [...dialogs, `scrolls sideways by ${scrollWidth - clientWidth} px: ${culprits.reverse().slice(0, 4).map((each) => `${nameOf(each)} (${oneLine(each.textContent).slice(0, 30)})`).join(", ")}`];
  };

  const isForeign = {
    // Two words, or one written as the pages write labels. Names of the test's own tenant are single words in small letters.
    "zh-CN": (text) => !/\p{Script=Han}/u.test(text) && (/\p{L}{2,}\s+\p{L}{2,}/u.test(text) || /^[A-Z][a-z]{2,}$/.test(text)),
    en: (text) => /\p{Script=Han}/u.test(text),
  };
  const isKey = (text) => /^[a-z]\w*(\.[\w-]+)+$/.test(text);
  /** Texts that aren't of the page's language, or are the key of one. */
  const foreign = (allowed) => {
    const { lang } = document.documentElement;
    const ok = new RegExp(allowed, "u");
    const isOwn = (element) => element.closest("[lang]") === document.documentElement;
    const texts = [];
    const root = front() === document ? document.body : front();
    for (const element of root.querySelectorAll("*")) {
      if (!isOwn(element) || !element.checkVisibility() || element.closest("script, style")) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
      for (const name of ["aria-label", "title", "placeholder", "alt"]) if (element.hasAttribute(name)) texts.push(element.getAttribute(name));
    }
    texts.push(document.title);
    return [...new Set(texts.map(oneLine))].filter((text) => text && !ok.test(text) && (isForeign[lang](text) || isKey(text))).map((text) => `not ${lang}: “${text}”`);
  };

  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  };
  const ground = () => getComputedStyle(document.body).backgroundColor;
  /** A ring, or for a field its border, that stands out from the page (WCAG 1.4.11: 3:1). */
  const isRinged = (element) => {
    const style = getComputedStyle(element);
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && contrast(style.outlineColor, ground()) >= 3) return true;
    const accent = getComputedStyle(document.documentElement).getPropertyValue("--tl-accent");
    const probe = document.createElement("i");
    probe.style.color = accent;
    document.body.append(probe);
    const isAccent = parseFloat(style.borderTopWidth) >= 1 && style.borderTopColor === getComputedStyle(probe).color;
    probe.remove();
    return isAccent;
  };
  /** What has the focus, and what is wrong with how it shows; null where nothing has it. */
  const focus = async () => {
    await Promise.allSettled(document.getAnimations().filter(isShort).map(({ finished }) => finished));   // a border's colour takes its time
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const around = [at];
    for (let up = at; up.parentElement && around.length < 5; up = up.parentElement) around.push(up.parentElement);
    if (at.nextElementSibling) around.push(at.nextElementSibling);
    const wrong = [];
    if (!around.some(isRinged)) wrong.push("its focus can't be seen");
    const box = at.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const isMet = hit && (at.contains(hit) || hit.contains(at) || at.closest("label")?.contains(hit));
    if (!isMet) wrong.push(hit ? `${nameOf(hit)} lies over it` : "it isn't in the window");
    const name = [at.getAttribute("aria-label"), [...(at.labels ?? [])].map((label) => label.textContent).join(" "), at.placeholder, at.textContent].filter(Boolean).map(oneLine).join(" | ");
    return { name, wrong, element: nameOf(at), dialog: at.closest("[role=dialog]") !== null };
  };

  /** The pages of the person's own navigation. */
  const pages = () => [...document.querySelectorAll("nav a[href]")].map((link) => new URL(link.href).pathname);
  /** Goes where a link of the program goes: without loading anew. */
  const goes = (path) => {
    const link = [...document.querySelectorAll("a[href]:not([target])")].find((each) => new URL(each.href).pathname === path);
    if (link) link.click();
    else {
      history.pushState(null, "", path);
      dispatchEvent(new PopStateEvent("popstate"));
    }
  };
  window.__whole = { settled, axe, wide, foreign, focus, pages, goes };
})();
