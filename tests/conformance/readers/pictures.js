// What every reader is asked of a document that it shows.
export const brokenPictures = async (doc, where) => {
  const found = [];
  for (const image of doc.querySelectorAll('img')) {
    try {
      await image.decode();
    } catch {
      found.push(`${where}: the picture ${image.getAttribute('alt') || image.getAttribute('src')} does not show`);
    }
  }
  return found;
};
export const flat = (items) => (items ?? []).flatMap((item) => [item, ...flat(item.subitems)]);
