import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { AcceptanceService } from './acceptance.service.js'
import { AcceptanceWriter } from './acceptance-writer.js'
import { AgreementClock } from './agreement-clock.js'
import { AgreementDraftService } from './agreement-draft.service.js'
import { AgreementFileController } from './agreement-file.controller.js'
import { AgreementLetters } from './agreement-letters.js'
import { AgreementReader } from './agreement-reader.js'
import { AgreementResolver } from './agreement.resolver.js'
import { AgreementPaperController } from './agreement-paper.controller.js'
import { AgreementPapers } from './agreement-papers.js'
import { AgreementService } from './agreement.service.js'
import { AgreementSigners } from './agreement-signers.js'
import { AgreementWork } from './agreement-work.js'
import { AgreementWriter } from './agreement-writer.js'
import { DeclineService } from './decline.service.js'
import { ObligationService } from './obligation.service.js'

/** What have we agreed on, and who stands behind it? */
@Module({
  controllers: [AgreementFileController, AgreementPaperController],
  providers: [
    ...[AgreementResolver, AgreementReader, AgreementSigners, AgreementWriter, AgreementService, AgreementDraftService, AcceptanceService, AcceptanceWriter],
    ...[ObligationService, DeclineService, AgreementLetters, AgreementWork, AgreementClock, AgreementPapers, Recorded]
  ],
  exports: [AgreementReader, AgreementClock]
})
export class AgreementModule {}
