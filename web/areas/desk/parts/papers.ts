const find = (bytes: Uint8Array, text: string, from: number): number => {
  const wanted = [...text].map((letter) => letter.charCodeAt(0));
  for (let at = from; at <= bytes.length - wanted.length; at += 1) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
};

/**
 * The pages of a copy of ours as pictures. A copy is one JPEG, or a PDF of one JPEG a page (D3): the pictures are
 * taken out as they are, so that no viewer of PDFs ever runs beside the desk's session.
 */
export const picturesIn = (bytes: Uint8Array<ArrayBuffer>, type: string): readonly Blob[] => {
  if (type === "image/jpeg") return [new Blob([bytes], { type })];
  const pictures: Blob[] = [];
  for (let at = find(bytes, "/DCTDecode", 0); at >= 0; at = find(bytes, "/DCTDecode", at)) {
    const stream = find(bytes, "stream", at);
    const end = stream < 0 ? -1 : find(bytes, "endstream", stream + 6);
    if (end < 0) break;
    const start = find(bytes, "\u00ff\u00d8", stream);
    pictures.push(new Blob([bytes.slice(start, end)], { type: "image/jpeg" }));
    at = end;
  }
  return pictures;
};
