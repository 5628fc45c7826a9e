import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AnySignedIn, BeforeSecondFactor, Public } from '../../../core/access/requires.js'
import { contextOrNull } from '../../../core/context/context.js'
import { FirstRunInput } from '../user/first-run.input.js'
import { SetupService } from '../user/setup.service.js'
import { SessionService } from './session.service.js'

type Done = { ok: true }

/** What the web has to know before anyone is signed in, how long a session lasts, and its end. */
@Controller('auth')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly setup: SetupService
  ) {}

  @Public()
  @Get('state')
  async state() {
    return { signedIn: contextOrNull()?.viewer != null, ...(await this.setup.state()) }
  }

  @AnySignedIn()
  @BeforeSecondFactor()
  @Get('session')
  times(): Promise<{ endsAt: Date; warnsAt: Date }> {
    return this.sessions.times()
  }

  @AnySignedIn()
  @BeforeSecondFactor()
  @HttpCode(200)
  @Post('session')
  prolong(): Promise<{ endsAt: Date; warnsAt: Date }> {
    return this.sessions.prolong()
  }

  @Public()
  @HttpCode(200)
  @Post('logout')
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Done> {
    await this.sessions.close(request, reply)
    return { ok: true }
  }

  @Public()
  @HttpCode(200)
  @Post('first-run')
  async firstRun(@Body() input: FirstRunInput, @Res({ passthrough: true }) reply: FastifyReply): Promise<Done> {
    await this.sessions.open(await this.setup.firstRun(input), reply)
    return { ok: true }
  }
}
