/** The word under which the content security policy lets the style elements of this page through; empty while developing. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce ?? ''
}

/** Tells the word to the part of the component library that keeps the page from scrolling behind a dialogue. */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
}
