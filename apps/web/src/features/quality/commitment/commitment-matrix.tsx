/** Who is committed to what: a table with whoever is bound in the rows and the frameworks in the columns. */
import type { LocalizedText } from '@solmu/shared/text.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { matrixRows, type MatrixRow } from './commitment-rows.js'
import { CommitmentStateMark } from './commitment-words.js'
import type { Commitment } from './commitment.operations.js'
import styles from './commitment.module.css'

export function CommitmentMatrix({ commitments }: { readonly commitments: readonly Commitment[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const frameworks = [...new Map(commitments.map(({ framework }): [string, LocalizedText] => [framework.id, framework.name]))]
  const columns: readonly Column<MatrixRow>[] = [
    { id: 'bound', header: t('commitment.list.bound'), cell: ({ name }) => name },
    ...frameworks.map(
      ([id, name]): Column<MatrixRow> => ({
        ...{ id, header: pick(name) },
        cell: ({ byFramework }) => {
          const one = byFramework.get(id)
          if (!one) return <span className={styles.notAsked}>{t('commitment.matrix.none')}</span>
          return (
            <TextLink to="/$lang/quality/commitments/$id" params={{ lang, id: one.id }}>
              <CommitmentStateMark state={one.state} />
            </TextLink>
          )
        }
      })
    )
  ]
  return <DataTable caption={t('commitment.matrix.caption')} columns={columns} rows={matrixRows(commitments, lang)} rowKey={({ key }) => key} phone="scroll" />
}
