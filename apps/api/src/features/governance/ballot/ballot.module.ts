import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { CharterModule } from '../charter/charter.module.js'
import { DecisionRegisterModule } from '../decision/decision-register.module.js'
import { ProposalModule } from '../proposal/proposal.module.js'
import { BallotBoxController } from './ballot-box.controller.js'
import { BallotBoxService } from './ballot-box.service.js'
import { BallotCastingService } from './ballot-casting.service.js'
import { BallotCharter } from './ballot-charter.js'
import { BallotClock } from './ballot-clock.js'
import { BallotCounting } from './ballot-counting.js'
import { BallotDraftService } from './ballot-draft.service.js'
import { BallotLetters } from './ballot-letters.js'
import { BallotOpening } from './ballot-opening.js'
import { BallotReader } from './ballot-reader.js'
import { BallotDeedResolver, BallotResolver, BallotVoteResolver } from './ballot.resolver.js'
import { BallotSecretsKeeper } from './ballot-secrets.js'
import { BallotDeeds } from './ballot-deeds.js'
import { BallotDecisionService } from './ballot-decision.service.js'
import { BallotSubjects } from './ballot-subjects.js'
import { BallotService } from './ballot.service.js'
import { BallotTieService } from './ballot-tie.service.js'
import { BallotWork } from './ballot-work.js'

/** What do the members want, and can anyone count it again? */
@Module({
  imports: [CharterModule, DecisionRegisterModule, ProposalModule],
  controllers: [BallotBoxController],
  providers: [
    ...[BallotResolver, BallotDeedResolver, BallotVoteResolver, BallotReader, BallotCharter, BallotSubjects, BallotDecisionService, BallotDraftService, BallotService, BallotDeeds, Recorded],
    ...[BallotCastingService, BallotBoxService, BallotSecretsKeeper, BallotCounting, BallotClock, BallotLetters, BallotOpening, BallotTieService, BallotWork]
  ],
  exports: [BallotClock, BallotReader]
})
export class BallotModule {}
