import { Module } from '@nestjs/common'
import { Recorded } from '../../../core/audit/recorded.js'
import { UnitReturnModule } from '../../results/unit-return/unit-return.module.js'
import { AnswerController } from './door/answer.controller.js'
import { AnswerService } from './door/answer.service.js'
import { SurveyClosing } from './round/survey-closing.js'
import { SurveyFigures } from './round/survey-figures.js'
import { SurveyHandout } from './round/survey-handout.service.js'
import { SurveyResultFile } from './round/survey-result-file.js'
import { SurveyRoundFileController } from './round/survey-round-file.controller.js'
import { SurveyRoundReader } from './round/survey-round-reader.js'
import { SurveyRoundResolver } from './round/survey-round.resolver.js'
import { SurveyRoundService } from './round/survey-round.service.js'
import { SurveySheets } from './round/survey-sheets.js'
import { SurveyToReturn } from './round/survey-return.service.js'
import { SurveyWork } from './round/survey-work.js'
import { SurveyLibraryService } from './survey-library.service.js'
import { SurveyReader } from './survey-reader.js'
import { SurveyResolver, SurveyVersionResolver } from './survey.resolver.js'
import { SurveyService } from './survey.service.js'
import { SurveyWriter } from './survey-writer.js'

/** What do customers and employers say? */
@Module({
  imports: [UnitReturnModule],
  controllers: [AnswerController, SurveyRoundFileController],
  providers: [
    ...[SurveyResolver, SurveyVersionResolver, SurveyReader, SurveyWriter, SurveyService, SurveyLibraryService, AnswerService],
    ...[SurveyRoundResolver, SurveyRoundReader, SurveyRoundService, SurveyClosing, SurveyHandout, SurveySheets, SurveyResultFile, SurveyFigures, SurveyToReturn, SurveyWork, Recorded]
  ],
  exports: [SurveyClosing, SurveyFigures]
})
export class SurveyModule {}
