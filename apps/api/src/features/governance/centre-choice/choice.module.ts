import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { NetworkModule } from '../../network/network.module.js'
import { BallotModule } from '../ballot/ballot.module.js'
import { DecisionRegisterModule } from '../decision/decision-register.module.js'
import { AssessingService } from './assessing.service.js'
import { CentrePaperController } from './centre-paper.controller.js'
import { CentrePaperService } from './centre-paper.service.js'
import { ChoiceDeeds } from './choice-deeds.js'
import { ChoiceDraftService } from './choice-draft.service.js'
import { ChoiceLetters } from './choice-letters.js'
import { ChoiceReader } from './choice-reader.js'
import { ChoiceResolver } from './choice.resolver.js'
import { ChoiceService } from './choice.service.js'
import { ChoiceWork } from './choice-work.js'
import { OutcomeService } from './outcome.service.js'

/** Which unit is the centre of its region, and how was that settled? */
@Module({
  imports: [NetworkModule, BallotModule, DecisionRegisterModule],
  controllers: [CentrePaperController],
  providers: [Recorded, CentrePaperService, ChoiceResolver, ChoiceReader, ChoiceDeeds, ChoiceDraftService, ChoiceService, AssessingService, OutcomeService, ChoiceLetters, ChoiceWork]
})
export class CentreChoiceModule {}
