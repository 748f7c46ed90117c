// Draws the pieces of a text. Everything from an article is set with textContent or setAttribute.
const SEEN = new WeakSet() // where the first draw is done: only that one scrolls

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".passage")
  if (!root) return
  root.replaceChildren()

  const choose = (claim) => setTriggerValue("chosen", claim)

  for (const piece of data.pieces) {
    if (piece.covering.length === 0) {
      root.append(document.createTextNode(piece.text))
      continue
    }
    // The shortest claim is the innermost; a further click on the same words goes one out.
    const inner = piece.covering[piece.covering.length - 1]
    const shown = piece.covering.includes(data.chosen) ? data.chosen : inner
    const mark = document.createElement("mark")
    mark.className = "marked"
    mark.style.setProperty("color", "inherit")
    mark.style.setProperty("--colour", data.claims[shown].colour)
    mark.classList.toggle("nested", piece.covering.length > 1)
    mark.classList.toggle("chosen", piece.covering.includes(data.chosen))
    mark.dataset.claims = piece.covering.join(" ")
    mark.textContent = piece.text
    mark.onclick = () => {
      const at = piece.covering.indexOf(data.chosen)
      choose(at > 0 ? piece.covering[at - 1] : inner)
    }
    root.append(mark)
    for (const claim of piece.ends) root.append(label(claim, data, choose))
  }

  root.classList.toggle("marking", Boolean(data.marking))
  const marked = () => tell(root, setTriggerValue)
  // Where the hand lets go may be beside the text.
  root.onpointerdown = data.marking ? () => document.addEventListener("pointerup", marked, { once: true }) : null
  root.onkeyup = data.marking ? marked : null

  const chosen = root.querySelector(".label.chosen")
  if (chosen && !SEEN.has(parentElement) && !isOnScreen(chosen)) {
    chosen.scrollIntoView({ block: "center" })
  }
  SEEN.add(parentElement)
}

function label(claim, data, choose) {
  const look = data.claims[claim]
  const button = document.createElement("button")
  button.type = "button"
  button.className = "label"
  button.dataset.claim = claim
  button.style.setProperty("--colour", look.colour)
  button.classList.toggle("chosen", claim === data.chosen)
  button.setAttribute("aria-pressed", String(claim === data.chosen))
  button.setAttribute("aria-label", look.said ? `${look.label}: ${look.said}` : look.label)
  const sign = document.createElement("span")
  sign.className = "sign"
  sign.textContent = look.sign
  button.append(sign, document.createTextNode(look.label))
  button.onclick = () => choose(claim)
  return button
}

// Tells which characters are selected, counted in code points as Python does; labels are no part of the text.
function tell(root, setTriggerValue) {
  const tree = root.getRootNode()
  const selection = tree.getSelection ? tree.getSelection() : document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return
  const range = selection.getRangeAt(0)
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let before = 0
  let start = null
  let end = null
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.parentElement.closest(".label") || !range.intersectsNode(node)) {
      if (!node.parentElement.closest(".label")) before += [...node.data].length
      continue
    }
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.data.length
    if (start === null) start = before + [...node.data.slice(0, from)].length
    end = before + [...node.data.slice(0, to)].length
    before += [...node.data].length
  }
  if (start !== null && end > start) setTriggerValue("marked", { start, end })
}

function isOnScreen(element) {
  const box = element.getBoundingClientRect()
  return box.top >= 0 && box.bottom <= window.innerHeight
}
