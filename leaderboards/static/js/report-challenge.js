// The small task that shows that a report is none of a flood: the widget asks this site for it,
// and the browser solves it. Only while the reader has chosen this way is the widget there.
// Without this script a link by e-mail does the same.

const place = document.getElementById("challenge");
const ways = [...document.querySelectorAll("input[name=verified_by]")];

globalThis.$altcha.algorithms.set("PBKDF2/SHA-256", () => new Worker(place.dataset.worker));

function widget() {
  const made = document.createElement("altcha-widget");
  made.setAttribute("name", "altcha");
  made.setAttribute("challenge", place.dataset.challenge);
  made.setAttribute("language", document.documentElement.lang.startsWith("zh") ? "zh-cn" : "en");
  made.setAttribute(
    "configuration",
    JSON.stringify({ hideFooter: true, hideLogo: true, humanInteractionSignature: false }),
  );
  return made;
}

function follow() {
  const wanted = ways.some((way) => way.checked && way.value === "challenge");
  if (wanted === !place.hidden) return;
  place.hidden = !wanted;
  place.replaceChildren(...(wanted ? [widget()] : []));
}

ways.forEach((way) => way.addEventListener("change", follow));
follow();
