/** The columns of the register of organisations. */
import { useViewer } from '../../../app/viewer.js'
import type { Column } from '../../../ui/data-table.js'
import { TextLink } from '../../../ui/link.js'
import { pickText, useLanguage, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { tenseOn } from './organisation-periods.js'
import type { OrganisationRow } from './organisation.operations.js'
import styles from '../../../ui/admin-pages.module.css'

export function OrganisationLink({ organisation }: { readonly organisation: Pick<OrganisationRow, 'id' | 'name'> }) {
  const language = useLanguage()
  const { text, lang } = pickText(organisation.name, language)
  return (
    <TextLink
      to="/$lang/organisations/$id"
      params={{ lang: language, id: organisation.id }}
      lang={lang === language ? undefined : lang}
    >
      {text}
    </TextLink>
  )
}

function RolesToday({ roles }: Pick<OrganisationRow, 'roles'>) {
  const t = useText()
  const { today } = useViewer()
  const current = roles.filter((period) => tenseOn(period, today) === 'current')
  if (current.length === 0) return <Value value="notApplicable" />
  return current.map(({ role }) => t(`organisation.role.${role}`)).join(', ')
}

function UnitCount({ count }: { readonly count: number }) {
  const t = useText()
  return (
    <>
      <Value value={count} />
      <span className={styles.phoneLabel}> {t('organisation.list.unitsShort')}</span>
    </>
  )
}

const known = (text: string | null) => text ?? <Value value="missing" />

export function useOrganisationColumns(): readonly Column<OrganisationRow>[] {
  const t = useText()
  return [
    {
      id: 'name',
      header: t('organisation.list.name'),
      isSortable: true,
      cell: (organisation) => <OrganisationLink organisation={organisation} />
    },
    { id: 'roles', header: t('organisation.list.roles'), cell: ({ roles }) => <RolesToday roles={roles} /> },
    {
      id: 'legal_form',
      header: t('organisation.list.legalForm'),
      isSortable: true,
      cell: ({ legalForm }) => t(`network.legalForm.${legalForm}`)
    },
    { id: 'businessId', header: t('organisation.list.businessId'), cell: ({ businessId }) => known(businessId), phone: 'hidden' },
    { id: 'town', header: t('organisation.list.town'), cell: ({ town }) => known(town) },
    {
      id: 'units',
      header: t('organisation.list.units'),
      isNumeric: true,
      isSortable: true,
      phone: 'figure',
      cell: ({ unitCount }) => <UnitCount count={unitCount} />
    }
  ]
}

/** Which marks stand in the rows, for the legend under them. */
export function marksIn(rows: readonly OrganisationRow[], today: string) {
  const hasMissing = rows.some(({ businessId, town }) => businessId === null || town === null)
  const hasNoRole = rows.some(({ roles }) => !roles.some((period) => tenseOn(period, today) === 'current'))
  return [...(hasMissing ? (['missing'] as const) : []), ...(hasNoRole ? (['notApplicable'] as const) : [])]
}
