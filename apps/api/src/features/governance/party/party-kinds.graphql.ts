import { registerEnumType } from '@nestjs/graphql'

export enum PartyDemandEnum {
  consent = 'consent',
  veto = 'veto'
}
registerEnumType(PartyDemandEnum, {
  name: 'PartyDemand',
  description: 'What the charter asks of a party beside the vote.',
  valuesMap: { consent: { description: 'Nothing is adopted until it agrees.' }, veto: { description: 'Nothing is adopted once it has refused.' } }
})

export enum PartyAnswerEnum {
  agrees = 'agrees',
  refuses = 'refuses'
}
registerEnumType(PartyAnswerEnum, {
  name: 'PartyAnswer',
  description: 'What a party has answered.',
  valuesMap: { agrees: { description: 'It agrees, or does not use its veto.' }, refuses: { description: 'It refuses.' } }
})

export enum AskedKindEnum {
  proposal = 'proposal',
  amendment = 'amendment',
  ballot = 'ballot',
  item = 'item',
  choice = 'choice'
}
registerEnumType(AskedKindEnum, {
  name: 'AskedKind',
  description: 'What a party is asked about.',
  valuesMap: {
    proposal: { description: 'A proposal.' },
    amendment: { description: 'An amendment to the charter.' },
    ballot: { description: 'A ballot that is on neither.' },
    item: { description: 'An item of a meeting that is about none of these.' },
    choice: { description: 'The choice of a centre without a ballot here.' }
  }
})
