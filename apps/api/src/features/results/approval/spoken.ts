import { DomainError } from '@solmu/domain/errors.js'

/** A message without the spaces around it; empty when nothing was said. */
export const said = (text: string | null | undefined): string => (text ?? '').trim()

/** @throws DomainError REQUIRED when nothing was said */
export function demanded(text: string | null | undefined, ...path: (string | number)[]): string {
  const words = said(text)
  if (words === '') throw new DomainError('REQUIRED', { path })
  return words
}
