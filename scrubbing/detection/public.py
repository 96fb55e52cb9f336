"""Names that everybody knows: they are labelled and stay, since to name them tells nothing about the work's people."""

import re
from functools import cache

# Full names only, and none that many private people share. Leaders, historic figures, scientists, writers, artists and
# the makers and heads of well-known firms.
_FIGURES = """
Abraham Lincoln|Franklin Roosevelt|Franklin D. Roosevelt|Theodore Roosevelt|Eleanor Roosevelt|John F. Kennedy|
Dwight D. Eisenhower|Dwight Eisenhower|Harry S. Truman|Lyndon B. Johnson|Richard Nixon|Ronald Reagan|Jimmy Carter|
George W. Bush|George H. W. Bush|Bill Clinton|Hillary Clinton|Barack Obama|Michelle Obama|Donald Trump|Joe Biden|
Kamala Harris|Mike Pence|Nancy Pelosi|Alexander Hamilton|Benjamin Franklin|Ulysses S. Grant|Woodrow Wilson|
Winston Churchill|Margaret Thatcher|Tony Blair|Liz Truss|Boris Johnson|
Rishi Sunak|Keir Starmer|Neville Chamberlain|Benjamin Disraeli|Queen Victoria|Queen Elizabeth|Queen Elizabeth II|
King Charles III|Prince Charles|Prince Harry|Prince William|Princess Diana|Meghan Markle|
Henry VIII|Oliver Cromwell|Emmanuel Macron|François Hollande|Nicolas Sarkozy|Charles de Gaulle|François Mitterrand|
Napoleon Bonaparte|Marie Antoinette|Louis XIV|Angela Merkel|Olaf Scholz|Friedrich Merz|Helmut Kohl|Willy Brandt|
Konrad Adenauer|Otto von Bismarck|Adolf Hitler|Heinrich Himmler|Joseph Goebbels|Hermann Göring|Benito Mussolini|
Silvio Berlusconi|Mario Draghi|Giorgia Meloni|Mark Rutte|Ursula von der Leyen|
Christine Lagarde|Jean-Claude Juncker|Viktor Orbán|Donald Tusk|Lech Wałęsa|Lech Walesa|
Volodymyr Zelenskyy|Volodymyr Zelensky|Vladimir Putin|Boris Yeltsin|Mikhail Gorbachev|Joseph Stalin|Vladimir Lenin|
Leon Trotsky|Nikita Khrushchev|Leonid Brezhnev|Xi Jinping|Deng Xiaoping|Mao Zedong|Chiang Kai-shek|Sun Yat-sen|
Kim Jong-un|Kim Jong-il|Shinzo Abe|Narendra Modi|Indira Gandhi|Rajiv Gandhi|Mahatma Gandhi|
Mohandas Gandhi|Jawaharlal Nehru|Benazir Bhutto|Aung San Suu Kyi|Ho Chi Minh|Pol Pot|Lee Kuan Yew|
Nelson Mandela|Desmond Tutu|Cyril Ramaphosa|Thabo Mbeki|Robert Mugabe|Kofi Annan|Ban Ki-moon|
António Guterres|Haile Selassie|Idi Amin|Muammar Gaddafi|Gamal Abdel Nasser|Anwar Sadat|Hosni Mubarak|Yasser Arafat|
Benjamin Netanyahu|Yitzhak Rabin|David Ben-Gurion|Golda Meir|Ariel Sharon|Saddam Hussein|Bashar al-Assad|
Ruhollah Khomeini|Ali Khamenei|Osama bin Laden|Recep Tayyip Erdoğan|Recep Tayyip Erdogan|Mustafa Kemal Atatürk|
Justin Trudeau|Pierre Trudeau|Jacinda Ardern|Anthony Albanese|Jair Bolsonaro|Dilma Rousseff|
Luiz Inácio Lula da Silva|Hugo Chávez|Nicolás Maduro|Fidel Castro|Che Guevara|Simón Bolívar|Eva Perón|
Javier Milei|Pope Francis|Pope John Paul II|Pope Benedict XVI|Dalai Lama|Mother Teresa|Martin Luther King|
Martin Luther King Jr.|Malcolm X|Rosa Parks|Florence Nightingale|Emmeline Pankhurst|Anne Frank|
Julius Caesar|Augustus Caesar|Alexander the Great|Genghis Khan|Joan of Arc|Marco Polo|
Christopher Columbus|Vasco da Gama|Ferdinand Magellan|Neil Armstrong|Buzz Aldrin|Yuri Gagarin|Amelia Earhart|
Jesus Christ|Thomas Aquinas|Immanuel Kant|René Descartes|Friedrich Nietzsche|Karl Marx|
Friedrich Engels|Jean-Jacques Rousseau|Jean-Paul Sartre|Simone de Beauvoir|Hannah Arendt|Ludwig Wittgenstein|
Bertrand Russell|John Stuart Mill|Jeremy Bentham|Baruch Spinoza|Søren Kierkegaard|Michel Foucault|
Sigmund Freud|Carl Jung|Jean Piaget|Abraham Maslow|Ivan Pavlov|Noam Chomsky|John Maynard Keynes|
Milton Friedman|Friedrich Hayek|Thomas Piketty|Daniel Kahneman|Amos Tversky|Peter Drucker|
Henri Fayol|Émile Durkheim|Alexis de Tocqueville|Niccolò Machiavelli|Sun Tzu|
Carl von Clausewitz|Isaac Newton|Albert Einstein|Galileo Galilei|Nicolaus Copernicus|Johannes Kepler|Charles Darwin|
Gregor Mendel|Louis Pasteur|Marie Curie|Pierre Curie|Niels Bohr|Max Planck|
Werner Heisenberg|Erwin Schrödinger|Richard Feynman|Stephen Hawking|Carl Sagan|Edwin Hubble|Enrico Fermi|
J. Robert Oppenheimer|Robert Oppenheimer|Linus Pauling|Dmitri Mendeleev|Antoine Lavoisier|Michael Faraday|
James Clerk Maxwell|Nikola Tesla|Thomas Edison|Alexander Graham Bell|Samuel Morse|Guglielmo Marconi|
Leonhard Euler|Carl Friedrich Gauss|Blaise Pascal|Pierre de Fermat|Bernhard Riemann|Kurt Gödel|
Srinivasa Ramanujan|Henri Poincaré|Thomas Bayes|Alan Turing|Ada Lovelace|
Charles Babbage|Grace Hopper|Claude Shannon|John von Neumann|Norbert Wiener|Edsger Dijkstra|Donald Knuth|
Dennis Ritchie|Brian Kernighan|Bjarne Stroustrup|James Gosling|Guido van Rossum|Linus Torvalds|
Tim Berners-Lee|Vint Cerf|Geoffrey Hinton|Yann LeCun|Yoshua Bengio|Steve Jobs|Steve Wozniak|Bill Gates|
Steve Ballmer|Satya Nadella|Sundar Pichai|Sergey Brin|Mark Zuckerberg|Sheryl Sandberg|Jeff Bezos|Elon Musk|
Jensen Huang|Sam Altman|Warren Buffett|Charlie Munger|George Soros|Ray Dalio|Jamie Dimon|Janet Yellen|
Jerome Powell|Alan Greenspan|Ben Bernanke|Paul Volcker|Andrew Carnegie|John D. Rockefeller|J.P. Morgan|
Walt Disney|Richard Branson|Bernie Madoff|Rupert Murdoch|Oprah Winfrey|William Shakespeare|Jane Austen|
Charles Dickens|Charlotte Brontë|Emily Brontë|George Orwell|Virginia Woolf|Oscar Wilde|Mark Twain|
Ernest Hemingway|F. Scott Fitzgerald|Edgar Allan Poe|Herman Melville|Emily Dickinson|Walt Whitman|
Maya Angelou|Toni Morrison|J.R.R. Tolkien|C.S. Lewis|J.K. Rowling|Agatha Christie|Arthur Conan Doyle|
Lewis Carroll|Rudyard Kipling|Leo Tolstoy|Fyodor Dostoevsky|Anton Chekhov|Alexander Pushkin|
Aleksandr Solzhenitsyn|Franz Kafka|Johann Wolfgang von Goethe|Friedrich Schiller|Bertolt Brecht|
Hermann Hesse|Victor Hugo|Alexandre Dumas|Marcel Proust|Albert Camus|Gustave Flaubert|Honoré de Balzac|Jules Verne|
Miguel de Cervantes|Gabriel García Márquez|Pablo Neruda|Jorge Luis Borges|Dante Alighieri|Umberto Eco|
Sherlock Holmes|Harry Potter|Mickey Mouse|Leonardo da Vinci|Michelangelo Buonarroti|Vincent van Gogh|
Pablo Picasso|Claude Monet|Salvador Dalí|Salvador Dali|Frida Kahlo|Andy Warhol|Rembrandt van Rijn|Johannes Vermeer|
Gustav Klimt|Edvard Munch|Frank Lloyd Wright|Le Corbusier|Zaha Hadid|Antoni Gaudí|Wolfgang Amadeus Mozart|
Ludwig van Beethoven|Johann Sebastian Bach|Joseph Haydn|Franz Schubert|Frédéric Chopin|Richard Wagner|Giuseppe Verdi|
Antonio Vivaldi|Pyotr Tchaikovsky|Igor Stravinsky|Elvis Presley|John Lennon|Paul McCartney|Mick Jagger|David Bowie|
Freddie Mercury|Bob Dylan|Bob Marley|Taylor Swift|Lady Gaga|Kanye West|Alfred Hitchcock|Steven Spielberg|
Stanley Kubrick|Quentin Tarantino|Charlie Chaplin|Marilyn Monroe|Audrey Hepburn|Leonardo DiCaprio|
Meryl Streep|Angelina Jolie|Brad Pitt|Serena Williams|Roger Federer|Rafael Nadal|Novak Djokovic|Usain Bolt|
Lionel Messi|Cristiano Ronaldo|Diego Maradona|Tiger Woods|LeBron James|Greta Thunberg|Malala Yousafzai|Bill Nye|
David Attenborough|Jane Goodall|Edward Snowden|Julian Assange|
Claude Debussy|Maurice Ravel|Erik Satie|Hector Berlioz|Georges Bizet|Camille Saint-Saëns|Gabriel Fauré|Franz Liszt|
Robert Schumann|Clara Schumann|Johannes Brahms|Felix Mendelssohn|Anton Bruckner|Gustav Mahler|Richard Strauss|
Johann Strauss|Arnold Schoenberg|Alban Berg|Béla Bartók|Antonín Dvořák|Bedřich Smetana|Leoš Janáček|Jean Sibelius|
Edvard Grieg|Carl Nielsen|Dmitri Shostakovich|Sergei Rachmaninoff|Sergei Prokofiev|Modest Mussorgsky|
Nikolai Rimsky-Korsakov|Giacomo Puccini|Gioachino Rossini|Gaetano Donizetti|Claudio Monteverdi|Domenico Scarlatti|
George Frideric Handel|Georg Philipp Telemann|Henry Purcell|Edward Elgar|Ralph Vaughan Williams|Benjamin Britten|
Gustav Holst|George Gershwin|Leonard Bernstein|Aaron Copland|Scott Joplin|Philip Glass|John Cage|Duke Ellington|
Louis Armstrong|Miles Davis|John Coltrane|Thelonious Monk|Charlie Parker|Billie Holiday|Ella Fitzgerald|
Nina Simone|Dave Brubeck|Dizzy Gillespie|Jimi Hendrix|Aretha Franklin|Johnny Cash|Frank Sinatra|Ludovico Einaudi|
Archimedes of Syracuse|Tycho Brahe|Robert Hooke|Robert Boyle|Gottfried Wilhelm Leibniz|Joseph-Louis Lagrange|
Pierre-Simon Laplace|Joseph Fourier|André-Marie Ampère|Alessandro Volta|Luigi Galvani|Georg Ohm|James Watt|
James Prescott Joule|Lord Kelvin|Ludwig Boltzmann|Heinrich Hertz|Wilhelm Röntgen|Henri Becquerel|Ernest Rutherford|
J. J. Thomson|Lise Meitner|Otto Hahn|Wolfgang Pauli|Paul Dirac|Rosalind Franklin|Francis Crick|Barbara McClintock|
Dorothy Hodgkin|Alexander Fleming|Robert Koch|Edward Jenner|Ignaz Semmelweis|Joseph Lister|Carl Linnaeus|
Alexander von Humboldt|Alfred Russel Wallace|Emmy Noether|David Hilbert|Georg Cantor|Évariste Galois|
Niels Henrik Abel|Sofia Kovalevskaya|Sophie Germain|Andrey Kolmogorov|Paul Erdős|Geoffrey Chaucer|John Milton|
John Keats|Percy Bysshe Shelley|Mary Shelley|Lord Byron|William Wordsworth|William Blake|Jonathan Swift|Daniel Defoe|
George Eliot|Thomas Hardy|Robert Louis Stevenson|H. G. Wells|Bram Stoker|James Joyce|Samuel Beckett|W. B. Yeats|
T. S. Eliot|George Bernard Shaw|Dylan Thomas|Roald Dahl|Nathaniel Hawthorne|Henry David Thoreau|
Ralph Waldo Emerson|John Steinbeck|William Faulkner|Harper Lee|J. D. Salinger|Sylvia Plath|Langston Hughes|
Zora Neale Hurston|Kurt Vonnegut|Ray Bradbury|Isaac Asimov|Margaret Atwood|Jean de La Fontaine|Charles Perrault|
Charles Baudelaire|Arthur Rimbaud|Paul Verlaine|Émile Zola|Guy de Maupassant|Antoine de Saint-Exupéry|
Heinrich Heine|Thomas Mann|Rainer Maria Rilke|Günter Grass|Giovanni Boccaccio|Francesco Petrarca|Henrik Ibsen|
Hans Christian Andersen|Selma Lagerlöf|Astrid Lindgren|Nikolai Gogol|Ivan Turgenev|Mikhail Bulgakov|Fernando Pessoa|
Federico García Lorca|Rabindranath Tagore|Grace Darling|
Ruth Bader Ginsburg|Antonin Scalia|Sonia Sotomayor|
Elena Kagan|Neil Gorsuch|Brett Kavanaugh|Amy Coney Barrett|Ketanji Brown Jackson|John G. Roberts|Samuel Alito|
Stephen Breyer|David Souter|Sandra Day O'Connor|William Rehnquist|William H. Rehnquist|Thurgood Marshall|Earl Warren|
Warren Burger|Warren E. Burger|William J. Brennan|Felix Frankfurter|Oliver Wendell Holmes|Oliver Wendell Holmes Jr.|
Louis Brandeis|Louis D. Brandeis|Benjamin Cardozo|Benjamin N. Cardozo|Learned Hand|John Marshall Harlan|
Harlan Fiske Stone|Robert H. Jackson|Lewis F. Powell|Harry Blackmun|John Paul Stevens|Charles Evans Hughes|
William Howard Taft|Roger Taney|Merrick Garland|Robert Bork|Lord Denning|Lord Atkin|Baroness Hale|Lady Hale
"""

# Cases that everybody cites without saying where they are reported.
_CASES = """
Marbury v. Madison|McCulloch v. Maryland|Gibbons v. Ogden|Dred Scott v. Sandford|Plessy v. Ferguson|
Lochner v. New York|Schenck v. United States|Buck v. Bell|Erie v. Tompkins|Erie Railroad v. Tompkins|
West Virginia v. Barnette|Korematsu v. United States|Youngstown Sheet & Tube v. Sawyer|Brown v. Board of Education|
Brown v. Board|Mapp v. Ohio|Gideon v. Wainwright|New York Times v. Sullivan|Griswold v. Connecticut|
Miranda v. Arizona|Loving v. Virginia|Terry v. Ohio|Katz v. United States|Tinker v. Des Moines|Brandenburg v. Ohio|
Roe v. Wade|United States v. Nixon|Goldberg v. Kelly|Mathews v. Eldridge|Regents v. Bakke|Chevron v. NRDC|
Batson v. Kentucky|Texas v. Johnson|Employment Division v. Smith|Planned Parenthood v. Casey|
Daubert v. Merrell Dow|Daubert v. Merrell Dow Pharmaceuticals|Bush v. Gore|Lawrence v. Texas|Grutter v. Bollinger|
Crawford v. Washington|Kelo v. New London|Kelo v. City of New London|Ashcroft v. Iqbal|Bell Atlantic v. Twombly|
Bell Atlantic Corp. v. Twombly|District of Columbia v. Heller|Citizens United v. FEC|Obergefell v. Hodges|
Shelby County v. Holder|Alice v. CLS Bank|Dobbs v. Jackson|Dobbs v. Jackson Women's Health Organization|
Loper Bright v. Raimondo|Celotex v. Catrett|Celotex Corp. v. Catrett|Anderson v. Liberty Lobby|
International Shoe v. Washington|Pennoyer v. Neff|Palsgraf v. Long Island Railroad|Hadley v. Baxendale|
Donoghue v. Stevenson|Carlill v. Carbolic Smoke Ball|Salomon v. Salomon|Rylands v. Fletcher|Caparo v. Dickman|
Entick v. Carrington|Hawkins v. McGee|Pierson v. Post|MacPherson v. Buick|Tarasoff v. Regents|
International News Service v. Associated Press|Feist v. Rural Telephone
"""
# Surnames and single names that stand for one of them wherever nobody else bears them in full.
_ALONE_TEXT = """
archimedes aristotle beethoven bizet björk bjork boccaccio botticelli brahms caravaggio cervantes cezanne cézanne
chopin cicero confucius copernicus curie debussy descartes donizetti dostoevsky dvorak dvořák einstein euclid galileo
gershwin goethe grieg herodotus hippocrates kafka kierkegaard leibniz machiavelli matisse michelangelo molière moliere
monet monteverdi mozart mussorgsky nietzsche ovid picasso plato prokofiev puccini pythagoras rachmaninoff raphael
rembrandt rossini schopenhauer schrödinger shakespeare shostakovich sibelius socrates sophocles spinoza stravinsky
tchaikovsky telemann tolstoy vermeer vivaldi voltaire
"""
ALONE = frozenset(_ALONE_TEXT.split())
# Those that private people have, too: they stand for the known one beside another of these or of those.
_BESIDE_TEXT = """
bach bartók bartok berlioz bohr boyle byron chaucer darwin dickens elgar euler faraday fermi feynman freud handel haydn
hegel hemingway holst hume hugo jung kant keats kepler liszt locke mahler marx mendel mendelssohn milton newton orwell
pascal pasteur planck purcell ravel rousseau rutherford satie schiller schubert schumann sartre shelley smetana tesla
twain verdi wagner wilde wittgenstein wordsworth yeats
"""
BESIDE = frozenset(_BESIDE_TEXT.split())
# Kings, queens and popes are called by a first name and a number.
_MONARCHS_TEXT = """
albert alexander alfonso alphonse anne augustus baudouin benedict carl carlos catherine charles christian clement
edward elizabeth ferdinand francis franz frederick friedrich george gregory gustav haakon harald henri henry innocent
ivan james john juan julius karl leo leopold louis ludwig manuel margaret margrethe mary maximilian napoleon nicholas
olav oscar otto paul pedro peter philip philippe pius rama ramesses richard robert rudolf urban victor wilhelm willem
william
"""
MONARCHS = frozenset(_MONARCHS_TEXT.split())

# Software, products and languages that are called like people.
_SOFTWARE = """
ada ansible apache april atlas aurora azure babel bard basil bash bixby bootstrap carbon cassandra celery
chef clippy cloudera codex confluence copilot cortana couchbase dart dash django docker dolly drupal eclipse
electron elixir elm emacs ember erlang excel fiddler figma firefox flask flink fortran gatsby gemini gitlab gemma
go grafana groovy gulp hadoop haskell helm heroku hive hudson illustrator inkscape ionic java jenkins jersey
jest jinja jira joomla jupyter kafka karma keras kibana kotlin kubernetes lambda laravel lightroom linux lisp
llama lua magento mahout maple mathematica matlab maven mercurial meteor midjourney mocha mongo mustache neo
nginx nim node notion numpy ocaml octave oozie oracle outlook pandas parquet pascal perl photoshop pig playwright
plotly podman polars postgres powershell presto prolog prometheus puppet python qlik quarkus rake react redis
redshift ruby rust sage salesforce sass sas scala scheme scrapy selenium sharepoint sinatra siri skype slack
snowflake solr sonar spark splunk spring sqlite stata storm swagger swift symfony tableau teams terraform tomcat
trello typescript ubuntu unity vagrant vault vim visio vue watson webpack whisper wordpress xamarin yarn
zapier zephyr zoom
"""
# Makers and shops whose names people have as well; and those that nobody is called by.
_MAKERS_TEXT = """
bayer bobcat bosch braun canon costco deere dewalt dyson gartner grainger hilti hobart honda hussmann kroger kubota
lincoln merck miele nikon philips roche siemens steinway suzuki vulcan whirlpool yamaha
"""
SOFTWARE = frozenset(_SOFTWARE.split()) | frozenset(_MAKERS_TEXT.split())
_BRANDS_TEXT = """
astrazeneca caterpillar cigna contoso dolby electrolux fabrikam festool garmin halliburton husqvarna ikea intune jamf
kawasaki kenmore keurig kitchenaid komatsu lenovo liebherr logitech makita mckesson mckinsey michelin moderna novartis
okta oppo panasonic pfizer samsung sanofi sennheiser sonos stihl toyota uline walmart xerox zillow
"""
BRANDS = frozenset(_BRANDS_TEXT.split())


# By their words, in small letters and without marks.
CASES = frozenset(
    " ".join(word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in ("v", "the"))
    for name in _CASES.split("|")
)


@cache
def figures() -> frozenset[str]:
    """Return the full names of public figures, as written."""
    return frozenset(" ".join(name.split()) for name in _FIGURES.split("|") if name.strip())
