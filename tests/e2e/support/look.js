// What a pair of eyes, a finger and a ruler find wrong on the screen that is open; see look.py.
({ phone, target, text }) => {
  const found = [];
  const sheet = [...document.querySelectorAll("dialog[open]")].at(-1);
  const root = sheet ?? document.body;
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return (
      box.width > 1 &&
      box.height > 1 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest(".vh, .skip")
    );
  };
  const name = (element) => {
    const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40);
    return `<${element.localName} class="${element.className?.baseVal ?? element.className}"> ${words}`;
  };
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) {
    const out = [...root.querySelectorAll("*")].filter(
      (element) => shown(element) && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
    );
    found.push(`scrolls ${wide} px sideways: ${out.slice(0, 3).map(name).join(" · ")}`);
  }
  if (phone) {
    for (const element of root.querySelectorAll("a[href], button, input, select, textarea, summary")) {
      // A radio button or check box is touched at its label; a link inside a sentence is as high as its line.
      const touched = element.closest("label") ?? element;
      if (!shown(touched) || getComputedStyle(touched).display === "inline") continue;
      const box = touched.getBoundingClientRect();
      if (box.width < target - 0.5 || box.height < target - 0.5) {
        found.push(`target of ${Math.round(box.width)}×${Math.round(box.height)}: ${name(element)}`);
      }
    }
  }
  const said = new Set();
  const foreign = (element) => element.closest("[lang]") !== document.documentElement;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim();
    if (!words || element.closest("script, style, noscript")) continue;
    // Bare text from elsewhere, shown as it came, is nobody's wording.
    if (!foreign(element) && !element.closest("pre")) said.add(words);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (shown(element) && size < text - 0.01) found.push(`text of ${size} px: ${name(element)}`);
  }
  for (const element of root.querySelectorAll("[aria-label], [placeholder], [title]")) {
    if (foreign(element)) continue;
    for (const attribute of ["aria-label", "placeholder", "title"]) {
      const words = element.getAttribute(attribute)?.trim();
      if (words) said.add(words);
    }
  }
  return { found, said: [...said] };
};
