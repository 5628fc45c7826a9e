import { Module } from '@nestjs/common'
import { AudienceService } from './audience/audience.service.js'
import { DerivationService } from './derivation.service.js'
import { PublicationExportController } from './export/publication-export.controller.js'
import { PublicationExportService } from './export/publication-export.service.js'
import { OpenResultsController } from './open/open-results.controller.js'
import { OpenResultsService } from './open/open-results.service.js'
import { PublicationReader } from './publication-reader.js'
import { PublicationResolver } from './publication.resolver.js'
import { PublicationService } from './publication.service.js'
import { PublicationMail } from './publish/publication-mail.js'
import { PublishService } from './publish/publish.service.js'
import { QuestionMail } from './question/question-mail.js'
import { QuestionResolver } from './question/question.resolver.js'
import { QuestionService } from './question/question.service.js'

/** Who reads which certified figures? */
@Module({
  controllers: [PublicationExportController, OpenResultsController],
  providers: [
    ...[PublicationReader, PublicationService, DerivationService, PublicationResolver],
    ...[AudienceService, PublishService, PublicationMail],
    ...[QuestionService, QuestionMail, QuestionResolver],
    ...[PublicationExportService, OpenResultsService]
  ],
  exports: [AudienceService, PublicationReader, PublicationExportService]
})
export class PublicationModule {}
