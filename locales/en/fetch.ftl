# Reading web sites (sa-lint https://…).

progress-pages = { $count ->
    [one] { $count } page read
   *[other] { $count } pages read
}

# Why something could not be read; stands behind its address.

unfetched-no-host = no such server; check the address and whether you are online
unfetched-refused = the server does not answer; if the address is right, try again later
unfetched-tls = no secure connection ({ $cause }); ask whoever runs the site about its certificate
unfetched-timeout = no answer in time; try again later
unfetched-broken = the connection broke ({ $cause }); try again later
unfetched-forbidden = the page is not for everybody ({ $status }); publish it first, or check the files
unfetched-not-there = there is no such page ({ $status }); check the address
unfetched-busy = the server answered with an error ({ $status }); try again later
unfetched-status = the server's answer cannot be read ({ $status }); see whether a browser opens it
unfetched-too-large = not read, for it is larger than { $size } MB; download it and check the file
unfetched-redirects = it redirects on and on; see whether a browser opens it
unfetched-private = not read, for it redirects into a private network; name that address to check it
unfetched-robots = robots.txt does not allow it; add “User-agent: sa-lint” and “Allow: /” there to check it
unfetched-no-robots = robots.txt cannot be read, so it is not known whether this may be; try again later
unfetched-no-sitemap = this is no sitemap; name a page or a sitemap.xml
unfetched-broken-off = broken off

# How many were not read, and why.

fetch-left-out = Addresses not read: { $reasons }
left-out-other-host = { $count } on other sites
left-out-robots = { $count } that robots.txt does not allow
left-out-too-many = { $count } over the limit
left-out-too-deep = { $count } too many links away
left-out-same = { $count } with the content of another page
left-out-no-answer = { $count } not reached, for the server stopped answering
left-out-endless = { $count } of endless rows (calendars, searches)
left-out-kind = { $count } of kinds not checked, such as pictures
left-out-not-there = { $count } not there or not public
left-out-private = { $count } in a private network
left-out-broken-off = { $count } not reached before it was broken off
fetch-breaking-off = No more pages are read. The results follow after the answer that is awaited (Ctrl-C again ends without them).
fetch-not-fixed = Pages of a web site cannot be repaired. Repair the files they are made from with --fix, then publish them.
fetch-more = To read more, raise --max-pages.
fetch-broken-off = { $count ->
    [one] Broken off. These are the results of the one page read until then.
   *[other] Broken off. These are the results of the { $count } pages read until then.
}

# Read, but without text.

fetch-scripted = { $url }: hardly any text ({ $count ->
    [one] the only such page
   *[other] { $count } such pages in all
}). What JavaScript puts on a page in the browser cannot be read; check the files that the page is made from.

# What is wrong before anything is read.

fetch-no-list = { $path }: the list of addresses cannot be read: { $cause }
fetch-no-address = { $path }: line { $line } is no address: { $text }
fetch-empty-list = { $path }: there is no address in it; write one a line, from https:// on.
fetch-not-saved = { $path }: the pages read cannot be saved: { $cause }
fetch-not-kept = There is no room for the pages while they are checked: { $cause }
fetch-no-such-address = {" "}(this is no address; write it like https://www.example.co.jp/)
fetch-two-inputs = Standard input (-) can be a document to check or a list of addresses (--urls), not both.
fetch-no-map = { $path }: not a sitemap (sitemap.xml); a file with an address on each line, from https:// on, will do too.
