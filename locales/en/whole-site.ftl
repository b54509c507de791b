# Rules on all files of a site together

no-image = cannot be read as an image; { $page } shows it as the SECURITY ACTION logo. Check the file
