/**
 * Whether the viewer has just come to a new page. The router notes the arrival;
 * the page's heading takes it when it is drawn, which may be later, when the
 * data has come.
 */
let isArriving = false

/** A new page is being opened. */
export function noteArrival(): void {
  isArriving = true
}

/** True once after each arrival. */
export function takeArrival(): boolean {
  const was = isArriving
  isArriving = false
  return was
}
