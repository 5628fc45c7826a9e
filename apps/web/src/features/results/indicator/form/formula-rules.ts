/** The rules of expressions with their parser, in a file of their own so that they are loaded only when somebody writes one. */
export { derived } from '@solmu/domain/results/indicator-derived.js'
