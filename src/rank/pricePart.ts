/** The price range and minimum order of a product, or the price range and order size of a buyer. NaN is not known. */
export interface Terms {
  min: number;
  max: number;
  /** The seller's minimum order quantity, or the buyer's usual order, in units. */
  quantity: number;
}

/**
 * How well the terms of trade agree, 0..1: the worse of price and quantity, since one good side does not mend the other.
 * Not known if neither can be compared.
 */
export function pricePart(product: Terms, buyer: Terms): number | undefined {
  const price = rangeOverlap(product, buyer);
  const quantity = quantityFit(product.quantity, buyer.quantity);
  if (price === undefined) return quantity;
  return quantity === undefined ? price : Math.min(price, quantity);
}

/**
 * 1 if the two price ranges meet; below, 2 minus the ratio of the two facing ends: 0.5 when the nearer price is one and
 * a half times the other, 0 from twice on. A missing end is open. Not known unless both sides name a price.
 */
export function rangeOverlap(a: Terms, b: Terms): number | undefined {
  if ((Number.isNaN(a.min) && Number.isNaN(a.max)) || (Number.isNaN(b.min) && Number.isNaN(b.max))) return undefined;
  const [lower, higher] = a.max < b.min ? [a.max, b.min] : b.max < a.min ? [b.max, a.min] : [1, 1];
  // Comparisons with NaN are false, so an open end always meets.
  return lower > 0 ? Math.max(0, 2 - higher / lower) : 0;
}

/**
 * 1 if the buyer's order reaches half of the minimum order (small gaps are settled by talking), below that twice the
 * share that it reaches. Not known unless both sides name a quantity.
 */
export function quantityFit(moq: number, orderQuantity: number): number | undefined {
  if (Number.isNaN(moq) || Number.isNaN(orderQuantity)) return undefined;
  return moq <= 0 ? 1 : Math.min(1, (2 * orderQuantity) / moq);
}
