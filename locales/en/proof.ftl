# Proof of the declaration (sa-lint proof).

proof-kind-completion = the mail 「自己宣言完了のお知らせ」 (declaration completed)
proof-kind-acceptance = the mail 「申込受理のご連絡」 (application accepted)
proof-kind-confirmation = the mail 「受付確認」 (application received)
proof-kind-status = the status page
proof-kind-unread = a file that cannot be read
proof-kind-other = another mail
proof-one-star = one star
proof-two-stars = two stars

# Sources.
proof-source-handout = hand-out on how to hand in the declaration
proof-source-official = the office’s own text
proof-source-faq = IPA’s FAQ
proof-source-agreed = several third parties
proof-source-reported = reported by a third party (not official)
proof-source-unknown = not confirmed

# Is all there?
proof-both-mails = Both mails are there: declaration completed (自己宣言完了のお知らせ) and application accepted (申込受理のご連絡).
proof-status-page = The status page is there; it stands for the mails.
proof-only-unread = No mail could be read. What pictures and PDF files show was not checked.
proof-only-unread-help = See for yourself that company, level (one star or two) and state are in the picture. Save the page as HTML to have it checked here.
proof-no-completion = The mail 「自己宣言完了のお知らせ」 (declaration completed) is missing.
proof-no-completion-help = Find the mail with the subject 「【SECURITY ACTION】一つ星/二つ星：自己宣言完了のお知らせ」 and add it. A print of the status page after log-in does instead.
proof-no-acceptance = The mail 「申込受理のご連絡」 (application accepted) is missing.
proof-no-acceptance-help = It comes one or two weeks after the first, with the subject 「【SECURITY ACTION】申込受理のご連絡」. Wait for it, or use a print of the status page after log-in.
proof-no-acceptance-new-help = The system in use since April 2026 does not seem to send it. Log in and use a print of your page there that shows company, level and state.
proof-twice = There are { $count } copies of { $mail }.
proof-twice-help = One is enough. If you declared again, give the newer ones only.
proof-confirmation-only = The mail 「受付確認」 (application received) proves nothing.
proof-confirmation-only-help = It comes while applying. Open the address in it to finish, and use the mail 「自己宣言完了のお知らせ」 that follows.
proof-unread = “{ $file }” is a picture or PDF; what it shows was not checked.
proof-unread-help = See for yourself that company, level and state are in it, and the user number (利用者番号) is not.
proof-other = “{ $file }” holds a mail that is not about the declaration; it is left out.
proof-other-help = Give only the two mails from IPA.

# Each mail.
proof-whole = Nothing is missing in { $mail }.
proof-damaged = Parts of { $mail } are garbled.
proof-original-help = Save the mail as you received it, as an .eml or .msg file, and give that.
proof-status-no-company = No company name found in { $mail }.
proof-status-no-level = No level (one star or two) found in { $mail }.
proof-status-no-state = No state of the application found in { $mail }.
proof-status-help = Save the page you see right after log-in again, with company, level and state on it.
proof-status-state = The state on { $mail } is “{ $state }”.
proof-status-state-help = Hand it in once it says that the procedure is finished.
proof-no-subject = There is no subject in { $mail }.
proof-subject = The subject is not the one with which it was sent, in { $mail }: “{ $subject }”
proof-sender = The sender is not IPA (ipa.go.jp), in { $mail }.
proof-sender-help = If somebody forwarded it to you, ask them to save the mail they received as an .eml or .msg file.
proof-no-sender = No sender’s address in { $mail }.
proof-no-company = The addressee (company and person) is missing in { $mail }.
proof-body = Parts of the body are missing in { $mail }.
proof-cut = The end (name and address of IPA’s office) is missing in { $mail }.
proof-cut-help = Forwarding or copying seems to have cut it. Save the mail as you received it, as an .eml or .msg file, and give that.

# All together.
proof-company = The company is the same in all: { $company }
proof-companies = The companies differ: “{ $one }” and “{ $other }”
proof-companies-help = See whether mails of another company or of another declaration are among them.
proof-level = Level: { $level }
proof-levels = Some are about one star, some about two.
proof-levels-help = After going on to two stars, give only the two mails of that declaration.
proof-level-other = They say { $shown }, but { $own } is given.
proof-level-other-help = See what was really declared, and correct --stars or give the other mails.
proof-no-level = The mails do not say whether it is one star or two.
proof-no-level-help = Where the office asks for the level, add a print of the status page, which shows it.
proof-level-low = Declared: { $level }. Two stars are asked for here.
proof-level-low-help = Declare two stars before you apply. That can take weeks.
proof-level-enough = Declared: { $level }, which is enough.
proof-no-day = No day on which it was sent, in { $mail }.
proof-future = The day { $day } is in the future, in { $mail }.
proof-days = The days are in order ({ $declared } and { $accepted }, { $days } days).
proof-days-order = 「申込受理のご連絡」 ({ $accepted }) is before 「自己宣言完了のお知らせ」 ({ $declared }).
proof-days-order-help = See whether mails of another declaration are among them.
proof-days-apart = The two mails are { $days } days apart ({ $declared } and { $accepted }); one to four weeks are usual.
proof-days-apart-help = See whether both are of the same declaration.
proof-numbers = The declaration numbers (自己宣言ID) differ.
proof-number-form = The declaration number (自己宣言ID) does not have 11 digits that begin with 4 or 5.
proof-number-form-help = See whether it was copied right.
proof-system-old = Declarations made until March 2026 (numbers that begin with 4) are reported to be refused since { $day }.
proof-system-old-help = Ask the office. If so, declare again with gBizID at https://sme-security.ipa.go.jp/.
proof-policy = The information security policy is published.
proof-policy-missing = No information security policy was found on the site.
proof-policy-help = Two stars ask for a published policy. Put it on the site as a page or PDF, and link to it.
proof-policy-unseen = Whether the information security policy is published was not checked.
proof-policy-unseen-help = Give the site with --site to have it checked: --site ./public

# Steps.
proof-step-entered = entered
proof-step-received = received
proof-step-declared = declared
proof-step-accepted = logo
proof-steps = Procedure: { $steps }
proof-next = Next: { $next }
proof-next-entered = Log in at https://sme-security.ipa.go.jp/ with gBizID (Prime or Member) and apply.
proof-next-received = Open the address in the mail to finish the application.
proof-next-declared = Wait for the mail 「申込受理のご連絡」, which comes one or two weeks later. Only then may the logo be used.
proof-next-accepted = The logo can be downloaded and used. The procedure is finished.
proof-next-accepted-new = The logo can be downloaded from your page there, and used. The procedure is finished.

# On the screen.
proof-file-missing = Cannot read “{ $path }”: { $cause }
proof-file-large = “{ $path }” has { $megabytes } MB, too much for a mail.
proof-file-large-help = Give the mail as you received it, without attachments.
proof-empty = “{ $path }” is empty.
proof-archive = “{ $path }” is an archive and cannot be read.
proof-archive-help = Unpack it and give the mails in it.
proof-outlook = “{ $path }” is an Outlook file that is broken or no mail.
proof-mailbox = “{ $path }” is a mailbox of thousands of mails.
proof-mailbox-help = Save the mails of SECURITY ACTION alone, and give those.
proof-binary = “{ $path }” is neither a mail nor text.
proof-binary-help = Save the mail as an .eml, .msg or .mbox file, or give a text file with the mail pasted into it, subject and all.
proof-nothing = No mail is given.
proof-own-help = Use the two mails from IPA.
proof-nothing-help = Name the files of the two mails from IPA: sa-lint proof completed.eml accepted.eml
proof-no-purpose = Nothing is known of “{ $name }”; the general points are checked (all known: sa-lint proof --list).
proof-written = Wrote the complete set to “{ $path }”.
proof-written-incomplete = Wrote “{ $path }”, but it cannot be handed in before { $count ->
    [one] one point is
   *[other] { $count } points are
} put right (the cover says so, too).
proof-masked = The user number (利用者番号) is masked (●).
proof-shown = The user number (利用者番号) is not masked. Hand this to the office only.
proof-not-own = “{ $path }” is there already, and this program did not write it.
proof-not-own-help = Give another name with --out, or --force to overwrite it.
proof-over-input = “{ $path }” is one of the files to read, and is not overwritten.
proof-over-input-help = Give another name with --out.
proof-broken = Cannot make the document: { $cause }
proof-leak = A number that should be masked is still in the document; nothing was written.
proof-report-help = This is a fault of the program. Please report it, without the number.
proof-state-good = ok
proof-state-doubtful = ?
proof-state-bad = ✗
proof-list-stars = level: { $level } or more
proof-list-source = source: { $source } ({ $ground }, checked { $day })
proof-list-no-source = source: none ({ $ground }, looked for { $day })
proof-open-failed = Cannot open the browser: { $cause }
proof-no-browser = No Chrome, Edge or Chromium was found to make the PDF.
proof-no-browser-help = Open “{ $path }” in a browser and print it to PDF. The variable CHROME can say where the browser is.
proof-pdf-failed = Cannot make the PDF: { $cause }

proof-header-subject = Subject
proof-header-from = From
proof-header-to = To
proof-header-date = Date
proof-day = { $year }-{ $month }-{ $day }
proof-written-pdf = Wrote the PDF “{ $path }”.

# From mails.
init-mail-company = Company
init-mail-level = Level
init-mail-declared = Declared
init-mail-accepted = Accepted
init-mail-found = { $what }: { $value } (from { $file })
init-mail-missing = { $what }: not in the mails
proof-no-site = There is no page to read in “{ $path }”.

# Looking for the company's own numbers.
own-user-number = user number (利用者番号)
own-declaration-number = declaration number (自己宣言ID)
own-no-number = The mails hold neither a user number (利用者番号) nor a declaration number (自己宣言ID).
own-no-number-help = Give the mail 「自己宣言完了のお知らせ」 (declaration completed).
own-found = Your own { $what } ({ $number }) stands here.
own-none-found = Your own numbers stand in none of the { $files } files that were looked at.
proof-own-document = “{ $path }” is a document that this program made.
