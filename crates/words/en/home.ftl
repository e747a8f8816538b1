home-heading = Your home page
