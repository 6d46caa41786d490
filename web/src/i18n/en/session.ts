import type { session as zh } from "../zh/session";

export const session: typeof zh = {
  session: {
    signIn: "Sign in", login: "Sign-in name", loginHint: "name@company-code, for example 1001@demo", password: "Password", welcome: "Sign in to Trunkline", tagline: "Cloud contact centre",
    again: "Your session has ended", againHint: "Enter your password again. All you typed is still here, and what you were doing goes on.", otherUser: "Sign in as someone else",
    wrong: "The name or the password is wrong", wrongFix: "Check upper and lower case and the company code after the @; if you forgot the password, ask your administrator.",
    locked: "Too many attempts: the account is locked for now", lockedFix: "Wait a few minutes, or ask an administrator for a new password.",
    suspended: "Your company's account is suspended", suspendedFix: "Ask the operator of this platform to restore it.",
    changePassword: "Change password", old: "Current password", new: "New password", repeat: "New password, once more", newHint: "At least 10 characters; a sentence you remember is fine.",
    different: "The two new passwords differ", short: "At least 10 characters", changed: "Password changed: use the new one next time", changeIntro: "Sign-ins on your other devices end.",
  },
};
