/** What an edition holds: what has changed beneath it, how much is withheld, its files, and how to check its signature. */
import { useQuery } from '@apollo/client/react'
import { CopyButton } from '../../../ui/copy-button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { EditionExportButton } from '../exports/edition-export-button.js'
import { type Edition, type EditionContents, editionContentsQuery } from './edition.operations.js'
import { EditionWithheld } from './edition-withheld.js'
import { MovedFigures } from './moved-figures.js'
import styles from './edition.module.css'

export function EditionContentsSections({ edition }: { readonly edition: Edition }) {
  const { data, error, refetch } = useQuery(editionContentsQuery, { variables: { id: edition.id }, fetchPolicy: 'cache-and-network' })
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />
  const contents = data.edition
  return (
    <>
      {contents.outdated.length > 0 && <Outdated contents={contents} />}
      {contents.movedFigures.length > 0 && <MovedFigures edition={edition} figures={contents.movedFigures} />}
      <EditionWithheld edition={edition} contents={contents} />
      <Files edition={edition} contents={contents} />
      {edition.state === 'certified' && <Signature edition={edition} />}
    </>
  )
}

function Outdated({ contents }: { readonly contents: EditionContents }) {
  const t = useText()
  return (
    <Section title={t('edition.outdated.title')}>
      <div role="status" className={styles.notice}>
        <p>{t('edition.outdated.text')}</p>
        <ul>
          {contents.outdated.map(({ part, rowCount }) => (
            <li key={part}>{t('edition.outdated.part', { part: t(`edition.part.${part}`), count: rowCount })}</li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

type Part = EditionContents['parts'][number]

function Files({ edition, contents }: { readonly edition: Edition; readonly contents: EditionContents }) {
  const t = useText()
  const format = useFormat()
  const address = `/api/editions/${edition.id}`
  const columns: readonly Column<Part>[] = [
    { id: 'name', header: t('edition.files.name'), cell: ({ name }) => <a href={`${address}/parts/${name}.jsonl`} download>{t(`edition.part.${name}`)}</a> },
    { id: 'rows', header: t('edition.files.rows'), isNumeric: true, cell: ({ rowCount }) => format.number(rowCount), phone: 'figure' },
    { id: 'size', header: t('edition.files.size'), isNumeric: true, cell: ({ byteCount }) => format.number(Math.ceil(byteCount / 1000)) },
    { id: 'hash', header: t('edition.files.hash'), cell: ({ sha256 }) => <code className={styles.hash}>{sha256.slice(0, 16)}</code> }
  ]
  return (
    <Section title={t('edition.files.title')} note={t('edition.files.note')} aside={edition.state === 'certified' && <EditionExportButton editionId={edition.id} />}>
      {edition.state === 'certified' && (
        <p>
          <a href={`${address}/manifest.json`} download>
            {t('edition.files.manifest')}
          </a>
        </p>
      )}
      <DataTable caption={t('edition.files.title')} columns={columns} rows={contents.parts} rowKey={({ name }) => name} empty={null} />
    </Section>
  )
}

function Signature({ edition: { sha256, signature, keyId } }: { readonly edition: Edition }) {
  const t = useText()
  const facts = { sha256: sha256 ?? '', signature: signature ?? '', keyId: keyId ?? '' }
  return (
    <Section title={t('edition.signature.title')}>
      <dl className={styles.facts}>
        {(['sha256', 'signature', 'keyId'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`edition.signature.${name}`)}</dt>
            <dd>
              <code className={styles.hash}>{facts[name]}</code> <CopyButton value={facts[name]} />
            </dd>
          </div>
        ))}
      </dl>
      <ol className={styles.howTo}>
        {(['files', 'parts', 'manifest', 'key', 'figures'] as const).map((step) => (
          <li key={step}>{t(`edition.signature.how.${step}`)}</li>
        ))}
      </ol>
    </Section>
  )
}
