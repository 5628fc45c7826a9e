/** Somebody else has saved the draft meanwhile: block by block, what they have and what stands here. */
import { reportDifference } from '@solmu/domain/reports/report-versions.js'
import { ClashNotice, type ClashRow } from '../../../../ui/form-notices.js'
import { useText } from '../../../../ui/text.js'
import { useBlockName, useFieldName } from './block-words.js'
import { isSame, type Blocks } from './blocks.js'
import type { ReportDraft } from './use-report-draft.js'

/** What one side of a difference says of a block. */
function useSide() {
  const t = useText()
  const fieldName = useFieldName()
  return (blocks: Blocks, other: Blocks, id: string): string => {
    const change = reportDifference(other, blocks).find(({ blockId }) => blockId === id)
    const place = blocks.findIndex((each) => each.id === id)
    if (place < 0) return t('reports.builder.clash.gone')
    if (!change || change.fields.length === 0) return t('reports.builder.clash.place', { place: place + 1 })
    return change.fields.map(({ path, now }) => `${fieldName(path)}: ${now ?? ''}`).join(' · ')
  }
}

export function DraftClashNotice({ draft: { blocks, clash, take, closeClash } }: { readonly draft: ReportDraft }) {
  const nameOf = useBlockName()
  const sideOf = useSide()
  const theirs = clash?.theirs ?? []
  const rows = (clash?.ids ?? []).flatMap((id): ClashRow[] => {
    const [mine, saved] = [blocks, theirs].map((list) => list.find((each) => each.id === id))
    const named = mine ?? saved
    if (!named) return []
    return [
      {
        ...{ field: id, name: nameOf(named), saved: sideOf(theirs, blocks, id), mine: sideOf(blocks, theirs, id) },
        isTaken: isSame(mine, saved) && !reportDifference(theirs, blocks).some(({ blockId }) => blockId === id),
        onTake: () => take(id)
      }
    ]
  })
  return <ClashNotice clash={clash} rows={rows} onClose={closeClash} />
}
