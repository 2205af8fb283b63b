// What stands in the document now, as one text of HTML: also what scripts put into open shadow trees and
// into frames of the same origin. Runs in a world of its own, where the page's scripts have changed
// nothing; names of the page's elements can still hide properties ("clobbering"), so every property is
// read through the prototype. Returns at most `limit` characters.
(limit) => {
  const reader = (type, name) => {
    const read = Object.getOwnPropertyDescriptor(type.prototype, name).get;
    return (node) => read.call(node);
  };
  const kind = reader(Node, "nodeType");
  const text = reader(Node, "nodeValue");
  const lastChild = reader(Node, "lastChild");
  const previous = reader(Node, "previousSibling");
  const baseOf = reader(Node, "baseURI");
  const nameOf = reader(Element, "localName");
  const attributesOf = reader(Element, "attributes");
  const shadowOf = reader(Element, "shadowRoot");
  const slotOfElement = reader(Element, "assignedSlot");
  const slotOfText = reader(Text, "assignedSlot");
  const contentOf = reader(HTMLTemplateElement, "content");
  const documentOf = reader(HTMLIFrameElement, "contentDocument");
  const bodyOf = reader(Document, "body");
  const assignedTo = (slot) => HTMLSlotElement.prototype.assignedNodes.call(slot);
  // Elements of a frame are of that frame's types, and names are free in SVG: reading tells what one is.
  const tried = (read, node) => {
    try {
      return read(node);
    } catch {
      return null;
    }
  };

  const VOID = new Set(
    "area base br col embed hr img input link meta param source track wbr".split(" "));
  const RAW = new Set("script style xmp iframe noembed noframes noscript plaintext".split(" "));
  const ADDRESSES = new Set(["href", "src", "poster"]);
  // Where the document of a frame is, which stands behind the frame once it was read: it is not missing then.
  const FRAMED = new Set(["src", "srcdoc", "data-src", "data-lazy-src"]);
  const NOTHING = new Set();

  const pieces = [];
  let room = limit;
  const write = (piece) => {
    room -= piece.length;
    if (room >= 0) pieces.push(piece);
  };
  const escaped = (value) =>
    value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quoted = (value) => escaped(value).replaceAll('"', "&quot;");
  const absolute = (value, base) => {
    try {
      return new URL(value, base).href;
    } catch {
      return value;
    }
  };

  // What is still to be written, the next at the end: closing tags, and nodes with how to write them.
  const waiting = [];
  const add = (node, how) => waiting.push({ node, how });
  const addChildren = (node, how, wanted = () => true) => {
    for (let child = lastChild(node); child; child = previous(child)) {
      if (wanted(child)) add(child, how);
    }
  };
  const isLeftOut = (child) =>
    (kind(child) === 1 && !slotOfElement(child)) ||
    (kind(child) === 3 && !slotOfText(child) && text(child).trim() !== "");

  const inFrame = (frame) => {
    const inner = tried(documentOf, frame); // null for another origin
    const body = inner && bodyOf(inner);
    return body && lastChild(body) ? { body, base: baseOf(inner) } : null;
  };
  const addFrame = ({ body, base }) => {
    waiting.push("</div>");
    addChildren(body, { raw: false, base });
    waiting.push("<div data-frame>");
  };
  const addShadow = (host, shadow, how) => {
    waiting.push("</div>");
    addChildren(host, how, isLeftOut); // sent, but shown nowhere
    waiting.push("<div hidden>");
    addChildren(shadow, how);
  };
  const open = (element, name, how, leftOut = NOTHING) => {
    write("<" + name);
    for (const attribute of attributesOf(element)) {
      if (leftOut.has(attribute.name)) continue;
      const value =
        how.base && ADDRESSES.has(attribute.name) ? absolute(attribute.value, how.base) : attribute.value;
      write(` ${attribute.name}="${quoted(value)}"`);
    }
    write(">");
  };
  const element = (node, how) => {
    const name = nameOf(node);
    const framed = name === "iframe" ? inFrame(node) : null;
    open(node, name, how, framed ? FRAMED : NOTHING);
    if (VOID.has(name)) return;
    if (framed) addFrame(framed);
    waiting.push(`</${name}>`);
    const shadow = shadowOf(node);
    const inside = { raw: RAW.has(name), base: how.base };
    const assigned = (name === "slot" && tried(assignedTo, node)) || [];
    if (shadow) addShadow(node, shadow, inside);
    else if (assigned.length) for (const child of assigned.reverse()) add(child, inside);
    else addChildren((name === "template" && tried(contentOf, node)) || node, inside);
  };

  add(document, { raw: false, base: null });
  while (waiting.length && room >= 0) {
    const next = waiting.pop();
    if (typeof next === "string") {
      write(next);
      continue;
    }
    const { node, how } = next;
    switch (kind(node)) {
      case 1:
        element(node, how);
        break;
      case 3:
        write(how.raw ? text(node) : escaped(text(node)));
        break;
      case 8:
        write(`<!--${text(node).replaceAll("--", "- -")}-->`);
        break;
      case 9:
        addChildren(node, how);
        break;
      case 10:
        write("<!DOCTYPE html>");
        break;
    }
  }
  return { html: pieces.join("").toWellFormed(), cut: room < 0, url: location.href };
};
