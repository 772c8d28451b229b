// The sign-in page is what most people see first: its code comes together with the program, not after it.
import '../contexts/identity/pages/SignInPage'
import './main'
