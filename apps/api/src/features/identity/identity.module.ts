import { Module } from '@nestjs/common'
import { PassportModule } from '@nestjs/passport'
import { PasskeyCeremony } from './passkey/ceremony.js'
import { Challenges } from './passkey/challenges.js'
import { JsonScalar } from './passkey/passkey.graphql.js'
import { PasskeyResolver } from './passkey/passkey.resolver.js'
import { PasskeyService } from './passkey/passkey.service.js'
import { Passkeys } from './passkey/passkeys.js'
import { FactorChange } from './second-factor/factor-change.js'
import { RecoveryCodes } from './second-factor/recovery-codes.js'
import { SecondFactorResolver } from './second-factor/second-factor.resolver.js'
import { SecondFactorService } from './second-factor/second-factor.service.js'
import { SecurityMail } from './second-factor/security-mail.js'
import { SecurityQueries } from './second-factor/security.queries.js'
import { Totp } from './second-factor/totp.js'
import { KnownDevices } from './session/known-devices.js'
import { LoginGuard } from './session/login-guard.js'
import { SessionController } from './session/session.controller.js'
import { SessionQueries } from './session/session.queries.js'
import { SessionResolver } from './session/session.resolver.js'
import { SessionService } from './session/session.service.js'
import { CodeCheck } from './sign-in/code-check.js'
import { LocalStrategy } from './sign-in/local.strategy.js'
import { OwnPassword } from './sign-in/own-password.js'
import { PasskeyCheck } from './sign-in/passkey-check.js'
import { PasswordCheck } from './sign-in/password-check.js'
import { ProofService } from './sign-in/proof.service.js'
import { SignInController } from './sign-in/sign-in.controller.js'
import { SignInService } from './sign-in/sign-in.service.js'
import { Tickets } from './sign-in/tickets.js'
import { PasswordChangeService } from './user/password-change.service.js'
import { Passwords } from './user/passwords.js'
import { ProfileResolver } from './user/profile.resolver.js'
import { ProfileService } from './user/profile.service.js'
import { SetupService } from './user/setup.service.js'

/** Who is this? */
@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [SessionController, SignInController],
  providers: [
    ...[Passwords, SetupService, ProfileService, ProfileResolver, PasswordChangeService],
    ...[LoginGuard, KnownDevices, SessionService, SessionQueries, SessionResolver],
    ...[LocalStrategy, PasswordCheck, OwnPassword, CodeCheck, PasskeyCheck, Tickets, SignInService, ProofService],
    ...[Totp, RecoveryCodes, SecurityMail, SecurityQueries, FactorChange, SecondFactorService, SecondFactorResolver],
    ...[JsonScalar, Passkeys, PasskeyCeremony, Challenges, PasskeyService, PasskeyResolver]
  ],
  exports: [SessionService, Passwords, LoginGuard, SignInService]
})
export class IdentityModule {}
