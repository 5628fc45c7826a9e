import { Module } from '@nestjs/common'
import { Records } from '../../core/records.js'
import { AgreementModule } from './agreement/agreement.module.js'
import { BallotModule } from './ballot/ballot.module.js'
import { BodyModule } from './body/body.module.js'
import { CentreChoiceModule } from './centre-choice/choice.module.js'
import { CharterModule } from './charter/charter.module.js'
import { DecisionRegisterModule } from './decision/decision-register.module.js'
import { MandateModule } from './mandate/mandate.module.js'
import { MeetingModule } from './meeting/meeting.module.js'
import { NegotiationModule } from './negotiation/negotiation.module.js'
import { PartyModule } from './party/party.module.js'
import { ProposalModule } from './proposal/proposal.module.js'

/** Who decides what, under which rules? */
@Module({ imports: [MandateModule, AgreementModule, CharterModule, BodyModule, DecisionRegisterModule, ProposalModule, PartyModule, BallotModule, MeetingModule, CentreChoiceModule, NegotiationModule], exports: [MandateModule, AgreementModule, BodyModule, DecisionRegisterModule, BallotModule] })
export class GovernanceModule {
  constructor(records: Records) {
    records.add('agreement', 'SELECT a.owner_unit_id AS "unitId" FROM agreement a WHERE a.id = $1', 'app.agreement_people($1)')
    records.add('mandate', 'SELECT m.unit_id AS "unitId" FROM mandate m WHERE m.id = $1')
  }
}
