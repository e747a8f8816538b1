// The rule by which two renderers draw the same picture: close on the whole, and nowhere far except along edges. The same numbers
// as in the studio's own tests (crates/studio/tests/renderers/compare.rs).

/** Most that the root of the mean square may be, over all pixels and colours, of 1. */
export const RMSE = 0.012;

/** How far two PNGs are from each other, computed in `page`: `rmse`, and how many pixels are `far` off away from every edge. */
export function compare(page, one, other) {
  return page.evaluate(difference, [one, other].map((png) => png.toString('base64')));
}

/** Runs in the page. */
async function difference(pictures) {
  const [AROUND, FAR, EDGE] = [2, 12, 4];
  const pixels = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const sheet = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    sheet.drawImage(bitmap, 0, 0);
    return sheet.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [one, other] = await Promise.all(pictures.map(pixels));
  if (one.width !== other.width || one.height !== other.height) throw new Error('two pictures of one size');
  const { width, height } = one;
  const apart = (left, a, right, b) =>
    Math.max(Math.abs(left[a] - right[b]), Math.abs(left[a + 1] - right[b + 1]), Math.abs(left[a + 2] - right[b + 2]));
  const nearEdge = ({ data }, x, y) => {
    for (let row = Math.max(y - AROUND, 0); row <= Math.min(y + AROUND, height - 1); row += 1) {
      for (let column = Math.max(x - AROUND, 0); column <= Math.min(x + AROUND, width - 1); column += 1) {
        const at = 4 * (row * width + column);
        if (column < Math.min(x + AROUND, width - 1) && apart(data, at, data, at + 4) > EDGE) return true;
        if (row < Math.min(y + AROUND, height - 1) && apart(data, at, data, at + 4 * width) > EDGE) return true;
      }
    }
    return false;
  };
  let [squares, far] = [0, 0];
  for (let at = 0; at < one.data.length; at += 4) {
    for (let part = 0; part < 3; part += 1) squares += (one.data[at + part] - other.data[at + part]) ** 2;
    if (apart(one.data, at, other.data, at) <= FAR) continue;
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    if (!nearEdge(one, x, y) && !nearEdge(other, x, y)) far += 1;
  }
  return { rmse: Math.sqrt(squares / (width * height * 3)) / 255, far };
}
