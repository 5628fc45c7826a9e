import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AnySignedIn, BeforeSecondFactor, Public } from '../../../core/access/requires.js'
import type { Person } from '../session/as-person.js'
import { LocalAuthGuard } from './local-auth.guard.js'
import { ProofService } from './proof.service.js'
import { PasskeyInput, PasskeyOptionsInput, ProofInput, SecondFactorInput } from './sign-in.input.js'
import { type SignInAnswer, SignInService } from './sign-in.service.js'

type Done = { ok: true }

/** Signing in, step by step, and proving once more who is there. */
@Controller('auth')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly proofs: ProofService
  ) {}

  @Public()
  @UseGuards(LocalAuthGuard)
  @HttpCode(200)
  @Post('login')
  login(@Req() request: FastifyRequest & { user: Person }, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignInAnswer> {
    return this.signIn.afterFirst(request.user, ['password'], reply)
  }

  @Public()
  @HttpCode(200)
  @Post('second-factor')
  async secondFactor(@Body() input: SecondFactorInput, @Res({ passthrough: true }) reply: FastifyReply): Promise<Done> {
    await this.signIn.withCode(input, reply)
    return { ok: true }
  }

  @Public()
  @HttpCode(200)
  @Post('passkey/options')
  passkeyOptions(@Body() input: PasskeyOptionsInput, @Req() request: FastifyRequest) {
    return this.signIn.askPasskey(input.ticket ?? null, request)
  }

  @Public()
  @HttpCode(200)
  @Post('passkey')
  async passkey(@Body() input: PasskeyInput, @Res({ passthrough: true }) reply: FastifyReply): Promise<Done> {
    await this.signIn.withPasskey(input, reply)
    return { ok: true }
  }

  @AnySignedIn()
  @BeforeSecondFactor()
  @HttpCode(200)
  @Post('proof')
  async proof(@Body() input: ProofInput, @Res({ passthrough: true }) reply: FastifyReply): Promise<Done> {
    await this.proofs.prove(input, reply)
    return { ok: true }
  }
}
