// What tells whether the document still changes. Read in a world of its own, as in snapshot.js. A document
// of more than `limit` elements is not laid out for it.
(limit) => {
  const read = (type, name, node) =>
    Object.getOwnPropertyDescriptor(type.prototype, name).get.call(node);
  const every = Document.prototype.getElementsByTagName.call(document, "*");
  const root = read(Document, "documentElement", document);
  return {
    is_loaded: read(Document, "readyState", document) === "complete",
    elements: every.length,
    height: root && every.length < limit ? read(Element, "scrollHeight", root) : 0,
    bottom: scrollY + innerHeight,
  };
};
