/**
 * Documents on paper: blocks of text, figures and tables, as PDF with tags, a language, a title and bookmarks.
 * Source: EN 301 549, chapter 10; ISO 14289-1 (PDF/UA-1); the house's design, "on paper".
 */
import type { Language } from '@solmu/shared/text.js'

/** A figure that leads: what is counted, the figure as it is read, and what is known of it. */
export type HeadlineFigure = { readonly label: string; readonly value: string; readonly note: string }

/** A piece of a paragraph with one look; a link where `href` says where to. */
export type PaperRun = { readonly text: string; readonly isStrong: boolean; readonly href: string | null }

export type PaperParagraph = { readonly style: 'paragraph' | 'bullet' | 'number'; readonly runs: readonly PaperRun[] }

/** A bar: its name, its figure as it is read, and how long it is of the longest, 0 to 1; null for one without a number. */
export type PaperBar = { readonly label: string; readonly value: string; readonly share: number | null }

/** A slip to be cut out: a picture that a camera reads, what it leads to, and what is said beside it. */
export type PaperCode = {
  readonly svg: string
  /** What the picture is, for those who do not see it. */
  readonly alt: string
  readonly title: string
  readonly lines: readonly string[]
  readonly address: string
}

/** A piece of a document; an empty heading leaves it out. */
export type DocumentBlock =
  | { readonly kind: 'text'; readonly heading: string; readonly paragraphs: readonly string[] }
  | { readonly kind: 'figures'; readonly heading: string; readonly items: readonly HeadlineFigure[] }
  | {
      readonly kind: 'table'
      readonly heading: string
      /** What the table shows, with unit and period. */
      readonly caption: string
      /** The first column names the rows, the others hold figures. */
      readonly headings: readonly string[]
      readonly rows: readonly { readonly cells: readonly string[]; readonly isTotal: boolean }[]
      readonly notes: readonly string[]
      /** The places of columns of words, which stand at the left; 0 is the first and always does. */
      readonly wordColumns?: readonly number[]
    }
  /** In another language than the document where one is named. */
  | { readonly kind: 'heading'; readonly heading: string; readonly level: number; readonly language?: Language }
  | { readonly kind: 'rich'; readonly heading: string; readonly paragraphs: readonly PaperParagraph[]; readonly language?: Language }
  | { readonly kind: 'entries'; readonly heading: string; readonly entries: readonly { readonly term: string; readonly text: string; readonly note: string }[] }
  | {
      readonly kind: 'bars'
      readonly heading: string
      /** What the picture shows, for those who do not see it; the table beside it says the same. */
      readonly alt: string
      readonly bars: readonly PaperBar[]
    }
  | { readonly kind: 'codes'; readonly heading: string; readonly items: readonly PaperCode[] }

export type PaperDocument = {
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  readonly author: string
  /** At the head of every page. */
  readonly head: string
  /** At the head of every page, on the right, such as that the data are invented; empty for nothing. */
  readonly tag: string
  /** At the foot of every page, beside its number. */
  readonly foot: string
  readonly blocks: readonly DocumentBlock[]
}
