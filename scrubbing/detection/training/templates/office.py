"""The papers of work: invoices, minutes, contracts, itineraries, clinics, schools, police, banks, personnel."""

from scrubbing.detection.training.templates.grammar import Rules, Source

RULES: Rules = {
    "o_party": (
        '{org:1}, a company incorporated in {country:1} whose registered office is at {address:1} (the "Supplier")',
        '{person:1.full} of {address:1} ("the Tenant")', '{org:2} ("Customer"), {address:2}',
        "{org:1} (company number {id}), registered in {country:1}",
        '{person:2.full}, born {date}, residing at {address:2} (the "Employee")',
        '{person:1.full} and {person:2.full}, both of {address:1} (together "the Sellers")',
        "{org:1}, represented by its {job} {person:1.full}",
        '{org:2}, a {region:2} limited liability company with offices at {address:2} ("Recipient")',
        '{person:3.caps} (hereinafter the "Borrower")', '{org:1.caps} (the "Company")',
    ),
    "o_contract_head": (
        "THIS AGREEMENT is dated {date.full}\n\nPARTIES\n(1) <<o_party>>; and\n(2) <<o_party>>.",
        (
            "This Non-Disclosure Agreement is entered into as of {date.full} by and between <<o_party>> and "
            "<<o_party>>."
        ),
        "CONTRACT OF EMPLOYMENT\nBetween: {org:1}, {address:1}\nand: {person:1.full}, {address:2}",
        "BETWEEN\n{org:1.caps}\n- and -\n{person:1.caps}",
        (
            "LEASE made the {date.full} between {person:1.full} (Landlord) and {person:2.full} (Tenant) of the "
            "premises at {address:1}"
        ),
        "This Deed is made on {date.full} by {person:1.full} in favour of {org:1}.",
        "WHEREAS {org:1} wishes to engage {person:1.full} as {job};",
        (
            "LAST WILL AND TESTAMENT OF {person:1.caps}\n\nI, {person:1.full}, of {address:1}, revoke all former "
            "wills. I appoint {person:2.full} of {city:2} as executor. I give {amount} to my niece "
            "{person:3.full}."
        ),
        "POWER OF ATTORNEY\nI, {person:1.full}, appoint {person:2.full} of {address:2} as my attorney.",
    ),
    "o_contract_clause": (
        "Notices to the Supplier shall be sent to {address:1}, for the attention of {person:3.full}.",
        "This Agreement is governed by the laws of {country:1}.",
        "The courts of {city:1} have exclusive jurisdiction.",
        "The Term begins on {date.full} and ends on {date.full}.",
        "The Employee shall work at {address:1} and report to {person:3.full}.",
        "The Fee is {amount}, payable to {org:1} within {duration}.",
        "The Company's representative is <<o_honor>> {person:3.last}.",
        "Key Personnel: {person:3.full} and {person:4.full}.",
        "Any dispute shall be settled by arbitration in {city:2}.",
        "The Purchaser shall not assign this Agreement without consent.",
        '"Property" means the land at {address:2}.', "The Escrow Agent is {org:3}, {city:3}.",
        "The Guarantor, {person:5.full}, guarantees the Loan.", "The Grace Period is {duration}.", "<<n_clause>>",
        "<<n_clause>>",
    ),
    "o_honor": ("Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr."),
    "o_sign": (
        "By: ____________________\nName: {person:1.full}\nTitle: {job}\nDate: {date}",
        "SIGNED by {person:1.full}\nfor and on behalf of {org:1}",
        "{org:1.caps}\n\nBy: /s/ {person:1.full}\nName: {person:1.full}\nTitle: {job}",
        (
            "Signed: {person:1.full}\nIn the presence of:\nName: {person:3.full}\nAddress: {address:3}\n"
            "Occupation: {job}"
        ),
        "_____________________\n{person:2.full}\n{org:2}", "EXECUTED as a deed by {person:1.caps}",
        "Witness: {person:3.full}, {address:3}", "/s/ {person:2.full}\n{person:2.full}, {job}",
        "For {org:1}:\n{person:1.full}\n{city:1}, {date}",
        (
            "IN WITNESS WHEREOF the parties have signed on {date.full}.\n\n{org:1}\t\t{org:2}\n{person:1.full}\t\t"
            "{person:2.full}"
        ),
        "Notary Public: {person:4.full}, {region:1}. My commission expires {date}.",
    ),
    "o_contract": (
        (
            "<<o_contract_head>>\n\n1. <<o_contract_clause>>\n2. <<o_contract_clause>>\n3. "
            "<<o_contract_clause>>\n\n<<o_sign>>"
        ),
        "<<o_contract_head>>", "<<o_sign>>", "<<o_sign^1-2>>",
        "{number}. <<n_title>>\n{number}.1 <<o_contract_clause>>\n{number}.2 <<o_contract_clause>>",
        "<<o_contract_clause+2-4>>", "<<o_contract_clause*2-4>>\n\n<<o_sign>>",
        (
            "NOTICES\nIf to Supplier:\n{org:1}\n{address:1.block}\nAttn: {person:1.full}\n\nIf to Customer:\n"
            "{org:2}\n{address:2.block}\nAttention: {person:2.full}, {job}\nE-mail: {email}"
        ),
    ),
    "o_item": (
        "{product}\t{number}\t{amount}", "{number} x {product} @ {amount}", "<<n_product>> {amount}",
        "Consulting services, {date.month} {date.year}: {amount}",
        "{duration} of work by {person:a.full} at {amount}", "Travel {city:a} - {city:b}\t{amount}",
        "Licence {software} {amount}", "Workshop in {city:a} on {date}\t{amount}",
        "{product} | {number} | {amount}", "Hotel {city:a}, {date} {amount}",
    ),
    "o_invoice_head": (
        "INVOICE {id}\nDate: {date}", "{org:1}\n{address:1.block}\nVAT {id}\n\nINVOICE",
        "Invoice No. {id}\nInvoice date {date}\nDue date {date}",
        "PURCHASE ORDER {id}\nVendor: {org:1}\n{address:1}",
        "RECEIPT\n{org:1}\n{address:1}\n{date} {time}\nServed by {person:3.first}", "Quotation for {person:2.full}",
        "CREDIT NOTE\n{org:1.caps}", "Proforma Invoice\nFrom: {org:1}, {address:1}",
        "Statement of account - {org:2}",
    ),
    "o_bill_to": (
        "Bill to:\n{person:2.full}\n{address:2.block}", "Bill To: {org:2}, {address:2}",
        "Customer: {person:2.full}\nDelivery: {address:2}",
        "Sold to {org:2}\nAttn {person:2.full}\n{address:2.block}\n\nShip to\n{address:3.block}",
        "Ship To: {person:2.full}, {address:2}, {phone}", "Your contact: {person:3.full}",
        "Ordered by: {person:2.full}    Approved by: {person:3.full}", "To: {org:2}\n{address:2.block}",
    ),
    "o_invoice_foot": (
        "Total: {amount}\nPayable within {duration}.", "Please pay to {org:1}, IBAN {iban}.",
        "Subtotal {amount}\nVAT {percent}\nTotal {amount}", "Make cheques payable to {person:1.full}.",
        "Cashier: {person:3.first}\nThank you for shopping at {org:1.short}!",
        "{org:1} - {address:1} - Directors: {person:4.full}",
        "Bank: {org:3}, {city:3}\nAccount name: {org:1}\nIBAN {iban}", "Card ending {number}. Customer copy.",
        "Goods received by {person:2.initials} on {date}",
    ),
    "o_invoice": (
        "<<o_invoice_head>>\n\n<<o_bill_to>>\n\n<<o_item*1-4>>\n\n<<o_invoice_foot>>",
        "<<o_invoice_head>>\n<<o_bill_to>>", "<<o_item*2-4>>\n<<o_invoice_foot>>", "<<o_bill_to>>",
        "<<o_invoice_head>>\n<<o_item*1-3>>\n<<o_invoice_foot*1-2>>",
    ),
    "o_attendees": (
        "Present: {person:1.full} (Chair), {person:2.full}, {person:3.full}",
        "Attendees: {person:1.first}, {person:2.first}, {person:3.first}, {person:4.first}",
        "In attendance:\n- {person:1.full}, {job}\n- {person:2.full}, {org:2}\n- {person:3.full}",
        (
            "PRESENT\n{person:1.full} ({person:1.initials})\n{person:2.full} ({person:2.initials})\n"
            "{person:3.full} ({person:3.initials})"
        ),
        (
            "PRESENT\n{person:1.full} ({person:1.monogram})\n{person:2.full} ({person:2.monogram})\n"
            "{person:3.full} ({person:3.monogram})\nApologies: {person:4.monogram}"
        ),
        "Participants: <<o_honor>> {person:1.last}, <<o_honor>> {person:2.last} and <<o_honor>> {person:3.last}",
        "Attending: {person:1.reversed}; {person:2.reversed}; {person:3.reversed}",
        "Present: Cllr {person:1.last}, Cllr {person:2.last} and {person:3.full} (clerk)",
        "Chair: {person:1.full}\nMinutes: {person:2.full}",
        "From {org:1}: {person:1.full}, {person:2.full}\nFrom {org:2}: {person:3.full}",
        "Attendees\t{person:1.full}\t{person:2.full}",
    ),
    "o_apologies": (
        "Apologies: {person:5.full}",
        "Apologies for absence were received from {person:5.full} and {person:6.full}.", "Absent: {person:5.first}",
        "Regrets: {person:5.full} ({city:1})", "Apologies: none", "Excused: {person:5.last}, {person:6.last}",
    ),
    "o_minute": (
        "{person:2.first} reported that the {noun} is late.",
        "{person:1.last} proposed, {person:3.last} seconded. Carried.",
        "ACTION: {person:2.initials} to send the list to {org:3} by {date}.",
        "ACTION: {person:2.monogram} to send the list by {date}.",
        "{person:2.monogram} and {person:3.monogram} disagreed.",
        "{person:2.monogram} reported that the {noun} had arrived; {person:3.monogram} asked when.",
        "Action: {person:3.first} - {date.weekday}", "{person:3.full} presented the budget for {date.year}.",
        "The minutes of the meeting held on {date} were approved.",
        "It was agreed to move the office to {address:1}.",
        "AP1 {person:2.first}/{person:3.first}: update the risk register",
        "The next meeting takes place on {date} at {time} in {city:1}.", "{department} to review.",
        "AOB: {person:4.first} is getting married; a card will go round.",
        "The Chair thanked {person:5.full} for her work.", "{org:3} has offered {amount}.",
        "{person:2.initials} asked about {country:1}.", "Owner: {person:3.first}. Due: {date}.",
        "[{person:2.first}] Fix the {software} export", "TODO {person:4.first}: call <<o_honor>> {person:6.last}",
        "Decision: go with {org:2.short}.", "There being no further business the meeting closed at {time}.",
        "Mark the invoice as paid - {person:3.initials}", "<<n_sentence>>",
        "Frank discussion about costs followed.", "Update from {person:4.full} on {product}",
        "3.2 Hiring - {person:1.first} to interview {person:6.full}",
    ),
    "o_minutes": (
        (
            "MINUTES OF THE {org:1.caps} BOARD\n{date.full}, {time}, {city:1}\n\n<<o_attendees>>\n"
            "<<o_apologies?>>\n\n<<o_minute*3-6>>"
        ),
        "Meeting notes {date}\n<<o_attendees>>\n\n- <<o_minute>>\n- <<o_minute>>\n- <<o_minute>>",
        "<<o_attendees>>\n<<o_apologies>>",
        "1. <<n_title>>\n<<o_minute>>\n2. <<n_title>>\n<<o_minute>>\n3. <<n_title>>\n<<o_minute>>",
        "<<o_minute*2-5>>", "Weekly sync {date}\n\n<<o_minute^2-4>>",
        (
            "| Action | Owner | Due |\n| send draft | {person:2.first} | {date} |\n| book room | "
            "{person:3.initials} | {date} |"
        ),
        (
            "Agenda\n{time} Welcome ({person:1.first})\n{time} <<n_title>> ({person:2.full})\n{time} <<n_title>> "
            "- {person:3.last}\n{time} Lunch"
        ),
    ),
    "o_invite": (
        "{noun} review\n{date.weekday}, {date} {time} - {time}\nOrganiser: {person:1.full}\nWhere: {address:1}",
        "Invitation: {person:1.first} / {person:2.first} 1:1 @ {date.weekday} {date} {time} ({person:2.email})",
        (
            "BEGIN:VEVENT\nSUMMARY:Call with {person:2.full}\n"
            "ORGANIZER;CN={person:1.full}:mailto:{person:1.email}\nLOCATION:{address:1}\nEND:VEVENT"
        ),
        "You are invited to the wedding of {person:1.full} and {person:2.full}\n{date.full}\n{place:1}, {city:1}",
        "{person:1.full} is inviting you to a scheduled meeting.\nTopic: {org:2} kick-off\nTime: {date} {time}",
        "RSVP to {person:3.first} on {phone} by {date}",
        "Accepted: {person:2.full}\nTentative: {person:3.full}\nDeclined: {person:4.full}",
        "Where: {city:1} office, Room 4\nWho: {person:1.full}, {person:2.full}",
    ),
    "o_trip_line": (
        "{date} {time} dep. {city:a} arr. {city:b} {time}",
        "{date.weekday}: Drive from {city:a} to {city:b}; overnight at {org:a}",
        "Flight {id} {city:a} ({country:a}) - {city:b}", "Day {number}: {place:a} and lunch in {city:a}",
        "Check-in {date}, {org:a}, {address:a}", "{time} Meeting with {person:a.full} ({org:a}), {address:a}",
        "Transfer by taxi, driver {person:a.first}, {phone}", "Passenger: {person:a.reversed}  Seat 14C",
        "Day 3 - {place:a}", "{time}  Tour of {place:a} with guide {person:a.first}",
        "Return to {city:a} {date.relative}", "PAX: {person:a.caps}", "Train {city:a}-{city:b}, coach 7",
        "Dinner with the {person:a.last}s in {city:a}", "Breakfast at leisure, then ferry to {place:a}",
    ),
    "o_trip": (
        "ITINERARY for {person:1.full}\n<<o_trip_line*3-6>>",
        "Travel plan {city:1} {date.month} {date.year}\n\n<<o_trip_line*3-5>>", "<<o_trip_line*2-5>>",
        "E-TICKET\nPassenger name {person:1.reversed}\n<<o_trip_line*1-3>>\nBooking reference {id}",
        "Dear {person:1.titled}, your stay at {org:1}, {address:1}, from {date} to {date} is confirmed.",
        "Guest: {person:1.full} ({nrp:1})\nHotel: {org:1}, {city:1}\nArrival {date} Departure {date}",
        "Itinerary: {city:1}, {city:2}, {city:3} and {place:1}",
        "From {city:1} To {city:2} Date {date} Passenger {person:1.caps}",
    ),
    "o_clinic_line": (
        "{person:1.full} is a {age.number}-year-old {nrp:1} woman admitted on {date}.",
        "Pt is a {age.number} y/o male.", "Seen by Dr {person:2.last} on {date}.",
        "Referred by <<o_honor>> {person:3.full}, {org:2}, {city:2}.",
        "Lives with daughter {person:4.first} at {address:1}.", "Works as a {job} at {org:3}.",
        "Family history: father died aged {age.number}.", "Follow-up with Dr. {person:2.full} in {duration}.",
        "Allergies: none known.", "MRN: {id}  DOB: {date}", "Discharged home on {date.relative}.",
        "Recently travelled to {country:1}.", "Mr {person:1.last} reports pain since {date.weekday}.",
        "Wife {person:4.first} called at {time}.", "Dictated by {person:2.full}, MD, transcribed {date}",
        "Collected: {date} {time}\nReported: {date}\nPathologist: {person:2.full}",
        "BP 130/80. Chest clear. No Parkinson's disease.", "Electronically signed by {person:2.full} on {date}",
        "PCP: {person:3.full}", "Transferred from {org:2} to {org:1} by ambulance.", "Haemoglobin {number} g/L",
        "The patient's GP, Dr {person:3.last}, was informed.", "Nurse {person:5.first} changed the dressing.",
        "Next of kin: {person:4.full} (daughter), {phone}", "Medication: Metformin 500 mg bd", "<<n_sentence>>",
    ),
    "o_clinic": (
        (
            "DISCHARGE SUMMARY\n{org:1}\nPatient: {person:1.full}\nDOB: {date}\nAdmitted: {date}\n\n"
            "<<o_clinic_line+3-5>>"
        ),
        "<<o_clinic_line+2-4>>", "<<o_clinic_line*2-5>>",
        "HPI: <<o_clinic_line+2-3>>\nPMH: <<n_sentence>>\nPlan: <<o_clinic_line>>",
        (
            "{org:1}, {department}\n{address:1}\n\nRe: {person:1.full}, d.o.b. {date}, {address:2}\n\nDear Dr "
            "{person:3.last},\n\n<<o_clinic_line+2-4>>\n\nYours sincerely,\nDr {person:2.full}"
        ),
        (
            "LAB REPORT\nPatient: {person:1.reversed}   Age: {age.number}   Sex: F\nOrdering provider: "
            "{person:2.full}\n<<o_clinic_line*1-3>>"
        ),
        "Consult note {date}\n<<o_clinic_line*2-4>>",
    ),
    "o_cv_line": (
        "{date.year} - {date.year}  {job}, {org:a}, {city:a}",
        "{org:a}, {city:a} ({date.month} {date.year} - present)\n{job}", "BSc in {noun}, {org:a}, {date.year}",
        "{job} at {org:a}", "Fluent in {nrp} and {nrp}", "Skills: {software}, {software}", "Volunteer, {org:a}",
        "Reported to {person:a.full}", "Born {date} in {city:a}, {country:a}", "Nationality: {nrp}",
        "Award of {org:a}, {date.year}", "References: {person:a.full}, {org:a}, {phone}",
        "Thesis supervised by Prof. {person:a.full}", "Internship at {org:a}, {country:a}",
        "• Led a team of {number} in {city:a}",
    ),
    "o_cv": (
        "{person:1.full}\n{address:1}\n{phone} | {person:1.email}\n\n<<o_cv_line*3-6>>",
        "CURRICULUM VITAE\n{person:1.caps}\n\nDate of birth: {date}\nNationality: {nrp:1}\n\n<<o_cv_line*2-5>>",
        "<<o_cv_line*2-5>>", "Experience\n<<o_cv_line*2-3>>\n\nEducation\n<<o_cv_line*1-2>>",
        (
            "Reference for {person:1.full}\n\n{person:1.first} worked at {org:1} from {date} to {date} as {job}. "
            "I recommend <<o_honor>> {person:1.last} without hesitation.\n\n{person:2.full}, {job}"
        ),
        "{person:1.full} - {job} - {city:1}\nSummary: <<n_sentence>>",
    ),
    "o_job_ad": (
        "{org:1} is looking for a {job} in {city:1}. Apply by {date} to {person:1.full}, {email}.",
        (
            "{job} ({city:1}, {country:1})\n{org:1.short} offers {amount} per year.\n\nYour tasks:\n"
            "<<n_bullet*2-4>>\n\nContact: {person:1.full}, {phone}"
        ),
        "We are hiring! {job} at {org:1}. <<n_sentence>> Location: {city:1} or remote.",
        "About {org:1}\nFounded in {date.year} in {city:1}, we employ {number} people.",
    ),
    "o_report_line": (
        "At {time} on {date}, PC {person:1.last} attended {address:1}.",
        "The complainant, {person:2.full} ({age.number}), stated that her {product} had been stolen.",
        "Witness {person:3.full} of {address:3} saw a man run towards {address.street}.",
        "The driver, {person:2.full}, was travelling from {city:1} to {city:2}.",
        "Insured: {person:2.full}, policy {id}.", "The vehicle is registered to {org:1}.",
        "Suspect described as a {nrp:1} male aged about {age.number}.",
        "Officer {person:1.last} cautioned {person:4.full}.",
        "Damage is estimated at {amount} by {person:5.full}, loss adjuster.",
        "<<o_honor>> {person:2.last} slipped on a wet floor at {org:1}.",
        "Reported to supervisor {person:3.first} at {time}.", "No injuries.", "The claimant lives at {address:2}.",
        "{person:4.last} was released on {date}.",
        "Child: {person:4.first}, {age.number}. Mother: {person:2.full}.",
        "Statement taken by {person:1.initials}.", "CCTV was requested from {org:2}.",
    ),
    "o_report": (
        (
            "INCIDENT REPORT\nDate: {date}  Time: {time}\nLocation: {address:1}\nReporting officer: "
            "{person:1.full}\n\n<<o_report_line+2-4>>"
        ),
        "<<o_report_line+2-5>>", "<<o_report_line*2-4>>",
        "Claim no. {id}\n<<o_report_line+2-3>>\nPrepared by {person:5.full}, {org:1}",
        (
            "WITNESS STATEMENT\nI, {person:3.full}, of {address:3}, {job}, say as follows:\n1. <<o_report_line>>\n"
            "2. <<o_report_line>>"
        ),
    ),
    "o_ticket_line": (
        "Requester: {person:1.full} ({org:1})", "Assignee: {person:2.first}",
        "{person:1.first} cannot log in to {software}.", "Customer {person:1.full} called from {phone}.",
        "Updated by {person:2.full} {date} {time}", "Escalated to {person:3.first} in {department}.",
        "Priority: High", "Ship a replacement to {address:1}.",
        "Hi {person:1.first}, thanks for contacting {org:2} support. My name is {person:2.first}.",
        "Order {id} was sent to {city:2} instead of {city:1}.", "Ticket #{number}: <<n_sentence>>",
        "{person:2.first} > resolved, pls close",
        "Internal note: {person:1.last} is a VIP, handle with care - {person:3.initials}",
        "Status changed by {person:3.reversed}", "Account holder: {person:1.titled}", "<<n_sentence>>",
        "Serial no. {id}, bought at {org:3} on {date}",
    ),
    "o_ticket": (
        "<<o_ticket_line*3-6>>", "Ticket {id}\nSubject: {product} broken\n<<o_ticket_line*2-4>>",
        "<<o_ticket_line+2-4>>", "<<o_ticket_line>>",
    ),
    "o_hr_line": (
        "{person:1.first} has exceeded her targets in {date.year}.",
        "{person:1.full} joined {department} on {date}.", "<<o_honor>> {person:1.last} is a pleasure to work with.",
        "Reviewer: {person:2.full}, {job}", "Goal: finish the {software} training by {date}.",
        "{person:1.first} works well with {person:3.first} and {person:4.first}.",
        "Salary increase of {percent} from {date}.",
        "{person:1.first}'s reading has improved; her teacher, <<o_honor>> {person:2.last}, is pleased.",
        "{person:1.first} must learn to raise a hand.", "Class 4B, form tutor {person:2.full}",
        "Attendance {percent}",
        "Disciplinary hearing with {person:1.full} on {date}; also present: {person:3.full} (union).",
        "{person:1.last}, {person:1.first} - {job} - {city:1} - hired {date}",
        "Leaver: {person:1.full}, last day {date}, laptop returned to {person:3.first}.",
        "Overall rating: {number}", "Maternity leave from {date}; cover by {person:4.full}.",
        "Employee of the month: {person:3.full}!", "{person:1.possessive} feedback: {sentence}",
    ),
    "o_hr": (
        (
            "PERFORMANCE REVIEW\nEmployee: {person:1.full}\nManager: {person:2.full}\nPeriod: {date.year}\n\n"
            "<<o_hr_line+2-4>>"
        ),
        "<<o_hr_line+2-4>>", "<<o_hr_line*2-4>>",
        (
            "{org:1}\nSchool report for {person:1.full}, {date.month} {date.year}\n<<o_hr_line*2-4>>\nHead "
            "teacher: {person:5.full}"
        ),
        "<<o_hr_line>>",
    ),
    "o_estate": (
        (
            "{address:1}\nA charming house in {city:1} offered at {amount}. Viewing by appointment with "
            "{person:1.full}, {org:1}, {phone}."
        ),
        "TO LET: {address.street}, {city:1}. {amount} pcm. Contact {person:1.first} at {org:1.short}.",
        "For sale in {region:1}: farm near {city:1}, {amount}. <<n_sentence>>",
        "Just listed! {address:1} | {amount} | {number} sq ft",
        "Landlord {person:1.full}, tenant {person:2.full}, property {address:1}, rent {amount}.",
        "The apartment is a short walk from {place:1} and {duration} from {city:1} airport.",
    ),
    "o_service": (
        "{org:1}: your parcel for {person:1.first} will arrive {date.relative}. Track: {url}",
        "Hi {person:1.first}, your code is {number}. Never share it. {org:1.short}",
        "Dear {person:1.titled}, your card ending {number} was used at {org:2}, {city:1} on {date} for {amount}.",
        "{org:1} ALERT: transfer of {amount} to {person:2.caps} on {date}.",
        "Your meter at {address:1} will be read on {date}.",
        (
            "Statement for {person:1.full}\n{address:1.block}\n{date} {org:2} {city:1} {amount}\n{date} "
            "{person:2.caps} {amount}\n{date} {org:3.caps} {amount}"
        ),
        "Reminder: appointment with {person:2.titled} on {date} at {time}, {address:1}.",
        "Dear guest, welcome to {org:1}, {city:1}! Wi-Fi code: {number}.",
        "POS {org:1.caps} {city:1.caps} {date} {amount}", "SEPA TRANSFER {person:1.caps} RENT {address:1}",
        "DD {org:1.caps} REF {id}", "Payment from {person:1.reversed} {iban}",
        "{person:1.full} has sent you {amount}.",
        "Planned outage in {city:1} and {city:2} on {date}, {time} to {time}.",
        "Your {org:1.short} ride with {person:2.first} is arriving. Pick-up: {address:1}",
        "Prescription for {person:1.full} is ready at {org:1}, {address:2}.",
    ),
    "o_slide": (
        "{org:1} - Strategy {date.year}\n{person:1.full}, {job}\n{city:1}, {date}",
        "Our team\n• {person:1.full}, {job}\n• {person:2.full}, {job}\n• {person:3.full}",
        "<<n_title>>\n• {org:1} leads in {country:1}\n• {percent} growth in {region:1}\n• <<n_title>>",
        "Competitors\n- {org:1}\n- {org:2}\n- {org:3}", "Offices: {city:1}, {city:2}, {city:3}",
        "Q&A\nContact: {person:1.full} | {email}", "Markets: {country:1}, {country:2}, {country:3}",
        "Presented by {person:1.full} to {org:2}",
        "Milestones\n{date.month} {date.year}: launch in {country:1}\n{date.year}: {org:2} acquired",
    ),
}  # fmt: skip

DOCUMENTS: tuple[tuple[float, Source], ...] = (
    (3.0, "o_contract"), (3.0, "o_invoice"), (3.0, "o_minutes"), (1.0, "o_invite"), (2.0, "o_trip"),
    (2.5, "o_clinic"), (2.0, "o_cv"), (0.6, "o_job_ad"), (2.0, "o_report"), (1.5, "o_ticket"), (1.8, "o_hr"),
    (0.7, "o_estate"), (2.0, "o_service"), (1.0, "o_slide"),
)  # fmt: skip
