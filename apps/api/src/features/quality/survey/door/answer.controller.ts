import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { Public } from '../../../../core/access/requires.js'
import { KioskAnswerInput, SurveyAnswerInput, SurveyDoorInput } from './answer.input.js'
import { AnswerService, type DoorState, type SurveyDoor } from './answer.service.js'

type Taken = { state: DoorState | 'done' }

/**
 * Where people answer without an account. The token stands in the body: no log, no history and no Referer holds it. Where a link
 * stands is an answer like any other, so that nothing but its word tells them apart.
 */
@Controller('api/answers')
export class AnswerController {
  constructor(private readonly answers: AnswerService) {}

  @Public()
  @HttpCode(200)
  @Post('link')
  surveyLink(@Body() { token }: SurveyDoorInput): Promise<SurveyDoor> {
    return this.answers.door('link', token)
  }

  @Public()
  @HttpCode(200)
  @Post('link/send')
  answerSurveyLink(@Body() { token, answers }: SurveyAnswerInput): Promise<Taken> {
    return this.answers.byLink(token, answers)
  }

  @Public()
  @HttpCode(200)
  @Post('kiosk')
  surveyKiosk(@Body() { token }: SurveyDoorInput): Promise<SurveyDoor> {
    return this.answers.door('kiosk', token)
  }

  @Public()
  @HttpCode(200)
  @Post('kiosk/send')
  answerSurveyKiosk(@Body() { token, ...answer }: KioskAnswerInput): Promise<Taken> {
    return this.answers.onKiosk(token, answer)
  }
}
