# What is wrong in sa-lint.toml.

config-no-colour = "{ $text }" is not a colour.
config-write-colour = Write six digits like #1f4e79.
config-colour-contrast = "{ $text }" has a contrast of { $contrast }:1 to the ground and is hard to read.
config-colour-darker = Choose a darker colour: at least 4.5:1.
config-colour-lighter = Choose a lighter colour: at least 4.5:1.
config-unknown-key = There is no setting "{ $name }".
config-did-you-mean = Did you mean "{ $candidate }"?
config-known-keys = Known settings: { $keys }
config-wrong-type = "{ $key }" takes { $expected }, but this is: { $found }.
config-expected-table = a table
config-expected-string = a string
config-expected-bool = true or false
config-expected-integer = an integer
config-expected-date = a date
config-expected-strings = an array of strings
config-secret-key = The 利用者番号 (log-in number) must not be written here.
config-remove-secret-key = It is used to log in. Remove this line so that it can never be published.
config-no-toml = This is not valid TOML: { $cause }
config-no-site = The table [site] is missing.
config-init-makes-one = `sa-lint init` writes a commented example.
config-policy-twice = [site.policy] takes either url or make = true, not both.
config-policy-nothing = [site.policy] has neither url nor make = true.
config-revised-too-early = revised (of the policy) is earlier than established.
config-languages-need-ja = languages must contain "ja".
config-key-missing = The required setting "{ $key }" is missing.
config-empty = This is empty.
config-write-or-remove = Write something, or remove the line.
config-control-character = Control characters such as line breaks are not allowed.
config-no-level = SECURITY ACTION has no level { $text }.
config-write-level = Write 1 (one star) or 2 (two stars).
config-no-date = "{ $text }" is no date of the calendar.
config-write-date = Write it like 2026-04-01.
config-future = { $day } is in the future (today is { $today }).
config-before-scheme = { $day } is before SECURITY ACTION began (2017).
config-write-address = Write an address that begins with https://.
config-no-address = "{ $text }" is not a web address.
config-address-kind = An address of the kind "{ $scheme }:" is not allowed.
config-address-password = An address with a user name or password in it is not allowed.
config-site-address-query = The site's address cannot hold "?" or "#".
config-site-address-file = Write the address of the folder, not of a file.
config-write-folder-address = Like https://www.example.co.jp/security/
config-no-email = "{ $text }" is not an e-mail address.
config-no-language = There are no pages in "{ $text }".
config-choose-language = Choose from ja and en.
config-outside = "{ $text }" is outside the project's folder.
config-write-relative = Write a path relative to the folder of sa-lint.toml.
config-separator = Separate folders with "/".
config-path-empty = The path is empty.
config-output-is-source = "{ $path }" holds sources and cannot be the output.
config-write-output = For example: output = "public"
config-logo-kind = "{ $path }" is no image file that can be used.
config-name-logo = Name the PNG file downloaded from IPA, unchanged.
config-logo-level = The logo's file name says "{ $other }", but stars is { $stars }.
config-check-logo = Check that it is the mark of the declared level.
config-no-id = This does not have the form of a 自己宣言ID.
config-id-form = It has 11 digits and begins with 4 or 5.
config-id-printed = The 自己宣言ID will be printed on the page.
config-remove-id = It is used for subsidies and for changing the registration. Remove the line unless it must be public.
config-policy-missing = Two stars need a published 情報セキュリティ基本方針 (policy).
config-write-policy = Under [site.policy], write its url, or make = true and representative.
config-choose-policy = Choose “Published” or “Make one”.
config-no-font = "{ $text }" cannot be used as a font name.
config-no-system = There is no system “{ $text }”.
config-write-system = Write "old" for the way until March 2026, "new" for the one since April 2026 (gBizID).
config-accepted-early = Accepted before the day of the declaration ({ $declared }).
config-logo-early = The logo may be used once the mail 「申込受理のご連絡」 (application accepted) has come.
config-write-accepted = If it has come, write its day: accepted = 2026-03-15. If not, take the line “logo” out.
