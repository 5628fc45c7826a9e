/** How a block is called, in the list, in a clash and in a difference. */
import type { ReportBlock } from '@solmu/domain/reports/report-template.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { Library } from '../use-library.js'

/** As much of a text as tells blocks apart. */
const longestName = 60

const ownText = (block: ReportBlock): LocalizedText | null => ('title' in block ? block.title : 'text' in block ? block.text : null)

const plainOf = (text: string): string => text.replaceAll('**', '').replaceAll(/\s+/g, ' ').trim()

/** The text that a block begins with; its indicator where it has none: by its name where the library is known. */
export function useBlockText(library?: Pick<Library, 'indicators'>): (block: ReportBlock) => string {
  const say = useLocalized()
  const indicatorOf = ({ indicator }: { readonly indicator: string }): string => {
    const known = library?.indicators.find(({ code }) => code === indicator)
    return known ? say(known.nearest.name) : indicator
  }
  return (block) => {
    const text = ownText(block)
    const said = text ? plainOf(say(text)) : block.kind === 'figure' ? indicatorOf(block) : ''
    return said.length > longestName ? `${said.slice(0, longestName - 1)}…` : said
  }
}

/** "Taulukko: Tulokset alueittain". */
export function useBlockName(library?: Pick<Library, 'indicators'>): (block: ReportBlock) => string {
  const t = useText()
  const textOf = useBlockText(library)
  return (block) => {
    const [kind, text] = [t(`reports.builder.kind.${block.kind}`), textOf(block)]
    return text === '' ? kind : `${kind}: ${text}`
  }
}

/** What stands at a path of a block, in words: texts as they are, and everything else as it is kept. */
export function useFieldName(): (path: readonly string[]) => string {
  const t = useText()
  return (path) =>
    path
      .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : t(`reports.builder.part.${part}`)))
      .join(' ')
}
