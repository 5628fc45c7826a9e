/** Says while it is typed that the register already has an organisation of that name or business id. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { parseBusinessId } from '@solmu/domain/network/organisation-business-id.js'
import { FormNotice } from '../../../../ui/form-notices.js'
import { useText } from '../../../../ui/text.js'
import { OrganisationLink } from '../organisation-columns.js'
import { similarOrganisationsQuery, type SimilarOrganisation } from '../organisation.operations.js'

/** How long the writer may pause before the register is asked, in ms. */
const typingPause = 400

/** Below this a name says too little. */
const shortestName = 3

export interface SimilarNoticeProps {
  readonly name: string
  readonly businessId: string
  /** The organisation that is being changed. */
  readonly exceptId: string | null
}

export function SimilarNotice({ name, businessId, exceptId }: SimilarNoticeProps) {
  const [asked] = useDebouncedValue(name.trim(), typingPause)
  const [askedId] = useDebouncedValue(parseBusinessId(businessId), typingPause)
  const isNamed = asked.length >= shortestName
  const variables = { name: isNamed ? asked : null, businessId: askedId, exceptId }
  const skip = !isNamed && askedId === null
  const { data, previousData } = useQuery(similarOrganisationsQuery, { variables, skip })
  const found = skip ? [] : ((data ?? previousData)?.similarOrganisations ?? [])
  const same = found.filter((one) => one.isSameBusinessId)
  return (
    <div role="status">
      {same.length > 0 ? <Found list={same} isSame /> : found.length > 0 && <Found list={found} />}
    </div>
  )
}

function Found({ list, isSame }: { readonly list: readonly SimilarOrganisation[]; readonly isSame?: boolean }) {
  const t = useText()
  return (
    <FormNotice title={t(isSame ? 'organisation.similar.same' : 'organisation.similar.title')} isStrong={isSame}>
      <ul>
        {list.map(({ organisation }) => (
          <li key={organisation.id}>
            <OrganisationLink organisation={organisation} />{' '}
            {[t(`network.legalForm.${organisation.legalForm}`), organisation.businessId].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
      <p>{t(isSame ? 'organisation.similar.sameText' : 'organisation.similar.text')}</p>
    </FormNotice>
  )
}
