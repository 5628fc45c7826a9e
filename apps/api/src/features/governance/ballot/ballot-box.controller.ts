import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { Public } from '../../../core/access/requires.js'
import { BallotTokenInput, BoxedBallotInput } from './ballot-box.input.js'
import { BallotBoxService } from './ballot-box.service.js'

/** Where secret ballots are cast: without a session, even when the browser sends one along (`request-hooks.ts`). */
@Controller('api/ballots')
export class BallotBoxController {
  constructor(private readonly box: BallotBoxService) {}

  @Public()
  @HttpCode(200)
  @Post('cast')
  castSecretBallot(@Body() input: BoxedBallotInput): Promise<{ tracker: string }> {
    return this.box.cast(input)
  }

  @Public()
  @HttpCode(200)
  @Post('check')
  checkSecretBallot(@Body() input: BallotTokenInput): Promise<{ state: string; tracker: string }> {
    return this.box.look(input)
  }
}
