/** Stands in for style sheets, which jsdom would not draw anyway. */
export {}
