/** How the charter that holds for a meeting counts a matter. */
import { useQuery } from '@apollo/client/react'
import type { MatterRule } from '@solmu/domain/governance/charter-rules.js'
import { charterTextQuery, charterVersionsQuery } from '../charter/charter.operations.js'
import type { Meeting } from './meeting.operations.js'

export function useMatterRule({ charterNumber }: Pick<Meeting, 'charterNumber'>, matter: string): Pick<MatterRule, 'majority' | 'tie'> | null {
  const versions = useQuery(charterVersionsQuery)
  const charterVersionId = versions.data?.charterVersions.find(({ number }) => number === charterNumber)?.id ?? ''
  const text = useQuery(charterTextQuery, { variables: { charterVersionId }, skip: charterVersionId === '' })
  const matters = text.data?.charterText.rules.matters ?? []
  return matters.find((each) => each.matter === matter) ?? matters.find((each) => each.matter === 'ordinary') ?? null
}
