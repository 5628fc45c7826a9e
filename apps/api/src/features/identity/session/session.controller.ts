import { Body, Controller, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Public } from '../../../core/access/requires.js'
import { contextOrNull } from '../../../core/context/context.js'
import { FirstRunInput } from '../user/first-run.input.js'
import { SetupService } from '../user/setup.service.js'
import { LocalAuthGuard } from './local-auth.guard.js'
import { type SignedInUser, SessionService } from './session.service.js'

type Done = { ok: true }

/** Signing in and out, and what the web has to know before anyone is signed in. */
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

  @Public()
  @UseGuards(LocalAuthGuard)
  @HttpCode(200)
  @Post('login')
  async login(
    @Req() request: FastifyRequest & { user: SignedInUser },
    @Res({ passthrough: true }) reply: FastifyReply
  ): Promise<Done> {
    await this.sessions.open(request.user, reply)
    return { ok: true }
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
