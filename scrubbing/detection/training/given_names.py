"""Names of origins that Faker has no list for in Latin script, written for training: women's, men's and last names."""

from scrubbing.detection.training.wordlists import words

ARABIC = (
    """Fatima Aisha Khadija Maryam Zainab Layla Noor Amina Salma Yasmin Rania Hanan Huda Samira Nadia Lina Dina
Reem Rasha Sahar Mona Maha Amal Iman Nour Farah Hala Ghada Abeer Rana Dalia Heba Ibtisam Asma Sumaya Wafa Najwa
Lubna Manal Noura Shaikha Moza Hessa Latifa Jawaher Ruba Rim Souad Malika Zohra Houda Naima Khadidja Ines Sabrina
Zineb Ghizlane Hafsa Rahma Sara Jana Tala Lamia Nesrine Basma Bushra Suha Wijdan Zahra""",
    """Mohammed Muhammad Mohamed Ahmed Ali Omar Hassan Hussein Khalid Ibrahim Yusuf Youssef Mustafa Mahmoud Abdullah
    Abdulrahman Abdelaziz Abdulaziz Saleh Salem Saeed Said Nasser Faisal Sultan Majid Tariq Ziad Rami Samir Karim Walid
    Waleed Bilal Hamza Anas Osama Usama Amr Tamer Sherif Hisham Adel Ashraf Bassam Fadi Ghassan Imad Jamal Kamal Maher
    Marwan Munir Nabil Nizar Rashid Riad Sami Tarek Yahya Yasser Zayd Zakaria Anwar Fahd Badr Turki Mansour Hamad Jassim
    Rachid Abdelkader Mehdi Nour-Eddine Slimane Sofiane Hicham Driss Moulay Othmane Ayman Ihab Qusay Laith Haitham""",
    """Al-Farsi Al-Rashid Al-Saud Al-Masri Al-Khalifa Al-Hashimi Al-Najjar Al-Haddad Al-Amin Al-Sayed Al-Mutairi
    Al-Otaibi Al-Ghamdi Al-Zahrani Al-Shehri Al-Qahtani Al-Dosari Al-Harbi Al-Maktoum Al-Thani Al-Sabah Al-Jaber
    Al-Mansouri Al-Balushi Al-Habsi Al-Tamimi Al-Azzawi Al-Jubouri Al-Bayati Al-Tikriti El-Sayed El-Masry El-Shazly
    El-Baradei El-Amrani Haddad Khoury Mansour Nasser Saleh Salem Hassan Hussein Ibrahim Khalil Hamdan Awad Barakat
    Darwish Fayed Ghanem Habib Issa Jaber Kassab Maalouf Nassar Odeh Qasim Rahman Saad Tawfik Younis Zidan Ziani
    Benali Bensalem Benkirane Bouazza Boukhari Chaoui Daoudi Fassi Hamidi Idrissi Jebari Kadiri Lahlou Mansouri Naciri
    Ouali Rahmani Saidi Tazi Touré Zerouali Belkacem Bouteflika Hadjadj Khelifi Meziane Trabelsi Gharbi Jaziri Shaheen
    Abdelrahman Abdallah Suleiman Sharif Shukri Abboud Antoun Farah Gemayel Hariri Jumblatt Karam Lahoud Sabbagh""",
)
PERSIAN = (
    """Shirin Parisa Nasrin Leila Mahsa Niloofar Azadeh Maryam Fereshteh Golnaz Ladan Mina Mitra Nazanin Negar Nooshin
    Pari Roya Sanaz Sepideh Shabnam Shadi Shahla Simin Soraya Taraneh Yasaman Zahra Bahar Elham Elnaz Forough Ghazal
    Hengameh Homa Jaleh Kimia Laleh Mahin Manijeh Marjan Mozhgan Parvin Pegah""",
    """Reza Hamid Amir Arash Babak Bahram Behrouz Cyrus Dariush Ehsan Farhad Farshad Farzad Hossein Houshang Iraj
Jamshid Javad Kambiz Kamran Kaveh Keyvan Khosrow Mahdi Majid Masoud Mehran Mohsen Morteza Nader Navid Omid Parviz
Payam Pejman Pouya Ramin Rostam Saeed Sassan Siamak Siavash Sohrab Touraj Vahid""",
    """Ahmadi Hosseini Mohammadi Rezaei Karimi Moradi Jafari Rahimi Hashemi Ebrahimi Ghasemi Kazemi Tehrani Shirazi
    Esfahani Tabrizi Golzar Farhadi Kiarostami Makhmalbaf Panahi Sadeghi Sharifi Soltani Taheri Yazdani Zamani Zand
    Amini Azizi Bagheri Bahrami Daneshvar Ebadi Farahani Ghorbani Heydari Izadi Jalali Khatami Khorasani Lotfi Mahdavi
    Mirzaei Mousavi Nazari Nikfar Norouzi Pahlavan Parsa Pourmohammad Rafsanjani Rostami Salehi Shahbazi Shokri
    Sotoudeh Tavakoli Vaziri Zarif Javadi""",
)
HEBREW = (
    """Noa Tamar Maya Yael Adi Shira Talia Michal Rivka Rachel Leah Sarah Miriam Esther Hannah Avigail Ayelet Dalia
    Dafna Efrat Einat Galit Hadas Hila Inbal Keren Liat Limor Liora Merav Naama Nurit Ofra Orly Orna Osnat Pnina Revital
    Ronit Ruth Sharon Sigal Smadar Tal Tirza Tova Vered Yardena Yocheved Zehava""",
    """Avi Moshe Yosef David Yitzhak Yaakov Shlomo Eitan Noam Ariel Amit Amir Amos Asaf Avraham Baruch Benyamin
Boaz Chaim Dan Doron Dov Ehud Eli Eliezer Elad Erez Eyal Gadi Gideon Gil Guy Haim Ido Ilan Itai Itzik Lior Meir
Menachem Mordechai Nadav Nir Nissim Ofer Omer Ori Oren Ran Reuven Ronen Roni Shai Shimon Shmuel Tomer Tzvi Uri Uzi
Yair Yehuda Yigal Yonatan Yoav Zeev""",
    """Cohen Levi Mizrahi Peretz Biton Dahan Avraham Friedman Malka Azoulay Katz Yosef David Amar Ohayon Hadad Gabay
    Ben-David Ben-Ami Ben-Gurion Bar-Lev Bar-On Shapira Shapiro Goldstein Goldberg Rosenberg Rosenthal Weiss Klein
    Schwartz Rabinovich Segal Sharabi Shamir Shalev Sharon Peled Carmi Carmel Dayan Eshkol Golan Gur Halevi Harel Hason
    Kaplan Koren Lapid Lavi Livni Mor Naor Oz Regev Rivlin Ron Sasson Sela Shaked Tal Tzur Vaknin Yadin Yona Zohar
    Abutbul Elbaz Edri Ben-Haim Ashkenazi Barak Berkovitch""",
)
HINDI = (
    """Priya Anjali Neha Pooja Sunita Kavita Rekha Sushma Meena Geeta Anita Asha Lakshmi Radha Sita Savitri Shanti Usha
    Vandana Archana Deepika Aishwarya Kareena Shreya Swati Nisha Ritu Rashmi Shilpa Smita Sneha Tanvi Divya Isha Kiran
    Komal Madhuri Mamta Manisha Namrata Nandini Pallavi Preeti Renu Richa Sangeeta Seema Shweta Sonal Suman Vidya""",
    """Rajesh Amit Sanjay Vijay Anil Sunil Ashok Ramesh Suresh Mahesh Dinesh Mukesh Rakesh Naresh Arun Ajay Vikram
Rahul Rohit Nikhil Arjun Karan Varun Gaurav Saurabh Abhishek Ankit Manish Manoj Pankaj Pradeep Prakash Prashant
Rajiv Ravi Sachin Sandeep Shashank Siddharth Tarun Vivek Yash Aditya Akshay Alok Anand Deepak Devendra Gopal
Harish Hemant Jagdish Kapil Lalit Mohan Narendra Om Piyush Shyam Umesh Vinod""",
    """Sharma Verma Gupta Agarwal Singh Kumar Mishra Pandey Tiwari Dubey Trivedi Chaturvedi Joshi Patel Shah Mehta
Desai Jain Kapoor Khanna Malhotra Chopra Bhatia Arora Sethi Saxena Srivastava Sinha Prasad Yadav Chauhan Rathore
Rajput Thakur Bhatt Kulkarni Deshpande Deshmukh Patil Pawar Jadhav Shinde Naik Gokhale Apte Bapat Kelkar Tendulkar
Gavaskar Bhardwaj Bajaj Birla Goenka Jindal Mittal Singhal Goyal Bansal Khandelwal Maheshwari Nehru Tandon Kaul
Raina Dixit""",
)
TAMIL = (
    """Lakshmi Meenakshi Kamala Saraswathi Revathi Malathi Vasanthi Shanthi Padma Uma Gayathri Kavitha Deepa Sangeetha
    Sudha Latha Usha Vidhya Priya Nithya Ramya Divya Abinaya Aruna Bhuvana Chitra Devi Hema Indira Jaya Kalpana Leela
    Mythili Nirmala Parvathi Radhika Selvi Sumathi Thenmozhi Valli Vani Yamuna""",
    """Raman Krishnan Subramaniam Venkatesh Murugan Senthil Karthik Kumaran Arumugam Balaji Chandran Dhanasekaran
Elangovan Ganesan Gopalan Hariharan Ilango Jagannathan Kannan Lakshmanan Manikandan Natarajan Palani Periyasamy
Prabhakaran Rajendran Rajagopal Ramachandran Sankaran Saravanan Selvam Shanmugam Sivakumar Sundaram Suresh
Thiagarajan Vaidyanathan Velmurugan Venkataraman Vijayakumar Anbarasan Muthu Pandian Thangavel""",
    """Raman Krishnan Iyer Iyengar Subramanian Venkataraman Ramaswamy Narayanan Srinivasan Swaminathan Ganesan
Nair Menon Pillai Nambiar Kurup Panicker Varma Reddy Rao Naidu Chetty Gounder Mudaliar Nadar Thevar Chidambaram
Sivaraman Ramakrishnan Balasubramanian Parthasarathy Rangarajan Seshadri Thiruvengadam Viswanathan Sundararajan
Kalyanaraman Jayaraman Muthuswamy Karunanidhi Annadurai Palaniswami Sathyamurthy Hegde Shetty Bhat Gowda Murthy
Prabhu Kamath Kumaraswamy Siddaramaiah Yeddyurappa Thomas Varghese Kurian Mathew Chacko Cherian""",
)
BENGALI = (
    """Sharmila Aparna Mitali Rituparna Moushumi Nandita Paoli Rupa Sohini Sreelekha Tanusree Taslima Nasrin Sultana
    Shirin Farzana Rokeya Sufia Ayesha Nusrat Jahanara Khaleda Hasina Sabina Parveen Rehana Shahnaz Tahmina Lopamudra
    Debjani Madhumita Ananya Barnali Chandrima Indrani Jayati Kakoli Mahua Paramita Sutapa""",
    """Subrata Amitava Anirban Arindam Debashis Dipankar Goutam Indranil Jyoti Kaushik Manas Partha Pranab Prosenjit
    Ranajit Sandip Saumitra Shubhankar Soumya Subhash Sukumar Sunirmal Tapas Tarun Abdul Rafiqul Shafiqul Aminul
    Nazrul Mizanur Mahbubur Tareque Zahid Kamal Jahangir Habibur Golam Faruk Anisur Shahidul Tanvir Rezaul""",
    """Chatterjee Banerjee Mukherjee Ganguly Bhattacharya Chakraborty Bose Ghosh Sen Das Dutta Roy Mitra Basu Majumdar
    Sarkar Saha Paul Kundu Pal Nandi Biswas Mondal Halder Dey Guha Sengupta Dasgupta Lahiri Tagore Rahman Islam Hossain
    Ahmed Chowdhury Khan Uddin Haque Hoque Miah Begum Akter Khatun Sarker Talukdar Bhuiyan Mollah Sheikh Kazi Mahmud
    Siddiqui Alam Karim""",
)
PUNJABI = (
    """Gurpreet Harpreet Manpreet Jaspreet Simran Navjot Kuldeep Amarjit Balwinder Baljit Daljit Gurleen Harleen
Inderjit Jasleen Kirandeep Mandeep Navneet Parminder Rajwinder Ravinder Satinder Sukhjit Sukhpreet Ayesha Saima
Rabia Sadia Hina Mehwish Uzma Nadia Sana Iqra Shazia""",
    """Gurdeep Harjit Jaswinder Jagdeep Kulwant Maninder Amandeep Paramjit Sukhdev Surjit Tejinder Varinder Gurbaksh
    Harbhajan Yuvraj Navjot Daljeet Baldev Bhupinder Charanjit Imran Nadeem Shahid Wasim Waqar Usman Adnan Kashif
    Asif Zubair Junaid Faisal Rizwan Babar Shoaib Danish Haris Sarfraz Mushtaq Arif""",
    """Singh Kaur Gill Sandhu Sidhu Dhillon Grewal Brar Bains Bajwa Bhullar Chahal Cheema Deol Dhaliwal Hundal Johal
    Kang Khera Mann Pannu Randhawa Sekhon Sohal Toor Virk Ahuja Anand Bedi Chadha Kohli Khurana Lamba Mahajan Nanda
    Oberoi Puri Sahni Sodhi Suri Talwar Uppal Vohra Walia Khan Malik Chaudhry Butt Sheikh Mirza Qureshi Rana Warraich
    Gondal Abbasi Akhtar Bhatti Iqbal Javed Mahmood Raja Shah Tariq Zafar""",
)
SINHALA = (
    """Chandrika Sirimavo Kumari Nilanthi Dilani Sachini Tharushi Nadeesha Anoma Chamari Deepika Dilrukshi Hasini Ishara
    Kanchana Lakmali Malini Nimali Oshadi Piyumi Rashmi Samanthi Sanduni Shalini Thilini Upeksha Yasodhara""",
    """Mahela Kumar Sanath Lasith Nuwan Chaminda Aravinda Arjuna Ranil Mahinda Gotabaya Maithripala Sajith Asanka
    Buddhika Chathura Dilshan Dinesh Gamini Harsha Isuru Janaka Kasun Lahiru Malinda Nimal Pradeep Rohan Ruwan Saman
    Sunil Suranga Thilan Tissa Upul Wasantha""",
    """Jayawardene Sangakkara Jayasuriya Malinga Vaas Ranatunga Wickremesinghe Rajapaksa Sirisena Premadasa Bandaranaike
    Fernando Perera Silva de_Silva Mendis Dissanayake Herath Gunawardena Karunaratne Samaraweera Senanayake Kumaratunga
    Abeysekera Amarasinghe Balasuriya Ekanayake Gamage Gunaratne Hettiarachchi Ilangakoon Jayasinghe Kodikara
    Liyanage Nanayakkara Pathirana Rathnayake Seneviratne Tennakoon Udugama Weerasinghe Wijesinghe Wijeratne""",
)
CHINESE = (
    """Xiaoli Meiling Fang Yan Li Na Jing Min Xia Hong Mei Lan Yun Juan Ying Hua Xiaomei Yuhan Zihan Jiayi Xinyi Yiran
    Siyu Yutong Ruoxi Shiyu Qian Ting Wen Xue Yue Lihua Shu-fen Mei-hui Ya-ting Chia-ling Yi-chun Wai-ling Siu-fong
    Ka-yan Hiu-tung Pui-shan Yuk-ling Suk-yee Xuan Rong Ping Qing Lin Lei""",
    """Wei Jun Qiang Lei Ming Tao Chao Yong Jie Gang Bin Bo Hao Peng Feng Yang Jian Hui Xiaoming Zhiyuan Haoran Yuxuan
    Zixuan Junjie Jianguo Guoqiang Zhiming Weidong Xiaodong Dawei Haitao Zhenhua Wenjie Chih-ming Chun-hung Chien-hung
    Ming-che Wei-lun Ka-ming Chi-wai Kwok-keung Wing-kin Tsz-hin Siu-ming Kai Long Rui Yi Zhen Guang Hongbo""",
    """Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han
Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai
Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long
Wan Duan Qian Ouyang Sima Zhuge Chan Cheung Wong Ng Lam Leung Lau Kwok Yeung Tsang Chow Ho Mak Tse Hsu Hsieh Tsai
Chang Chiang Lo Ong Lim Tan Goh Koh Teo Chua Toh""",
)
KOREAN = (
    """Ji-woo Seo-yeon Min-ji Soo-jin Hye-jin Eun-ji Ji-hye Yoo-jin Su-bin Ye-jin Ha-eun Seo-hyun Mi-kyung Young-hee
    Kyung-hee Sun-hee Mi-sook Jung-ah Bo-ram Da-eun Chae-won Na-yeon Hyo-jin Sun-young Yeon-ah Eunkyung Jiyoung Minseo
    Soyeon Hyejin Yuna""",
    """Min-jun Seo-jun Ji-hoon Sung-min Jae-hyun Dong-hyun Hyun-woo Joon-ho Tae-hyung Young-ho Sang-woo Kwang-soo
Jin-woo Jong-il Chan-wook Byung-hun Dong-wook Ki-moon Geun-hye In-sung Jae-in Kyung-soo Myung-bak Nam-joon
Seung-hoon Woo-sung Yong-jun Jungho Hyunjin Sungjae Taeyang Donghae""",
    """Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Jeon Ko
Moon Son Yang Bae Baek Heo Nam Sim Noh Ha Kwak Sung Cha Joo Woo Koo Min Yoo Na Jin Ji Um Chae Won Cheon Bang Kong
Hyun Ham Byun Yeom Choo Do So Seok Sun Seol Ma Gil Wi Pyo Myung Ki Ban Ra Wang Geum Ok Yook In Maeng Je Mo Rhee Yi
Pak Chung""",
)
JAPANESE = (
    """Yuki Sakura Haruka Aiko Akiko Ayumi Chiyo Emi Fumiko Hana Hanako Hikari Hitomi Kaori Keiko Kumiko Mai Maki Mariko
    Mayumi Megumi Michiko Midori Miho Misaki Miyuki Momoko Nana Naoko Natsuki Noriko Reiko Rie Rika Sachiko Satomi
    Sayuri Setsuko Shizuka Sumiko Tomoko Yoko Yoshiko Yui Yumi Yuriko""",
    """Hiroshi Takashi Kenji Akira Satoshi Daisuke Haruto Ren Sota Yuto Kaito Kenta Shota Ryo Ryota Taro Jiro
Ichiro Koji Kazuo Makoto Masao Minoru Naoki Noboru Osamu Shigeru Shinji Shinzo Susumu Tadashi Takeshi Tetsuya Toru
Toshio Tsutomu Yasuo Yoshio Yukio Yutaka Hideo Hideki Fumio Isamu Junichi Keisuke Kiyoshi Mamoru Manabu Nobuyuki""",
    """Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi
Matsumoto Inoue Kimura Hayashi Shimizu Yamazaki Mori Abe Ikeda Hashimoto Ishikawa Ogawa Okada Goto Hasegawa
Murakami Kondo Ishii Saito Sakamoto Endo Aoki Fujii Nishimura Fukuda Ota Miura Fujiwara Okamoto Matsuda Nakagawa
Nakano Harada Ono Tamura Takeuchi Kaneko Wada Nakayama Ishida Ueda Morita Hara Shibata Sakai Kudo Yokoyama
Miyazaki Miyamoto Uchida Takagi Ando Taniguchi Ohno Maruyama Imai Kono Fujimoto Murata Takeda Ueno Sugiyama Masuda
Sugawara Hirano Kojima Otsuka Chiba Kubo Matsui Iwasaki Sakurai Kinoshita Noguchi Matsuo Nomura Kikuchi Sano
Onishi Sugimoto Arai Kurosawa Ozu""",
)
VIETNAMESE = (
    """Linh Lan Hoa Mai Huong Thao Trang Ngoc Phuong Thuy Anh Hanh Nga Yen Dung Ha Hang Hien Kim Lien Ly My Nhung Oanh
    Quyen Tam Tuyet Uyen Van Xuan Hồng Nguyệt Thảo Hương Ngân Diễm""",
    """Minh Tuan Hung Dung Nam Long Duc Hieu Khanh Phong Quang Son Thanh Thang Trung Tung Vinh Viet Bao Binh Cuong
Dat Duy Giang Hai Hoang Huy Khoa Kien Lam Loc Nghia Nhan Phuc Quan Quoc Tai Tan Tien Tuấn Hùng Đức Dũng Thắng""",
    """Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Trinh Mai Truong Dao Doan Luong
Lam Ha Ta Nguyễn Trần Lê Phạm Hoàng Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Đinh Trương Cao Chau Luu Phung To Thai Quach""",
)
THAI = (
    """Siriporn Malee Suda Kanya Nok Ploy Araya Busaba Chanida Duangjai Kamala Lawan Mali Napaporn Orathai Pensri
    Ratana Somjai Sunisa Supaporn Wanida Yingluck Pimchanok Natcha Kanokwan Jiraporn Anchali Apsara""",
    """Somchai Anan Arthit Boonmee Chai Chaiwat Chalerm Decha Ekachai Kittisak Krit Manop Narong Nattapong Niran
    Panya Prasert Prawit Sakda Sarawut Sombat Somsak Sunthorn Suthep Tawan Thaksin Thanakorn Wichai Wirat Worawut""",
    """Srisai Saetang Chaiyasit Wongsakul Suwannarat Thongchai Rattanakosin Boonyarat Chaiprasit Kittikachorn
    Shinawatra Vejjajiva Jitpleecheep Sukhumvit Phanomyong Panyarachun Leekpai Silpa-archa Chan-o-cha Thepsuthin
    Charoensuk Intharaprasit Jaidee Kaewmanee Limcharoen Meesuk Nakorn Ongsakul Phetcharat Ruangroj Sangthong
    Tantivejkul Udomsak Vongvanich Wattanapong Yodmani Sirivadhanabhakdi Chearavanont Techapaibul""",
)
FILIPINO = (
    """Maricel Jennifer Rosario Corazon Imelda Lorna Marites Analyn Rowena Jocelyn Cherry Liezel Jhoanna Kristine
    Angelica Bea Divina Erlinda Fe Gloria Herminia Isabelita Josefina Ligaya Luzviminda Mayumi Nenita Perla Remedios
    Teresita Vilma Maria_Clara Princess Precious""",
    """Jose Juan Rodrigo Ferdinand Benigno Emilio Andres Ramon Manny Jejomar Bongbong Crisanto Danilo Edgardo Efren
    Fidel Gerardo Isagani Jayson Jericho Jun-Jun Lito Mark_Anthony Nestor Noel Oscar Reynaldo Rolando Romeo Virgilio
    Wilfredo Rommel Arnel Dodong Bayani""",
    """Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Tomas Andrada Castillo Flores Villanueva Ramos
Castro Rivera Aquino Navarro Salazar Mercado dela_Cruz delos_Santos delos_Reyes Macaraeg Macapagal Magsaysay
Pangilinan Dimaculangan Catacutan Panganiban Manalo Dimagiba Batungbakal Lacson Tiangco Cojuangco Gatchalian Sy
Tan Lim Uy Go Co Yap Magbanua Dumalagan Agbayani Salonga Katigbak Sumulong Lualhati Bagongahasa""",
)
INDONESIAN = (
    """Siti Dewi Sri Putri Ayu Ratna Indah Wulan Lestari Megawati Sukmawati Rini Yanti Susi Fitri Nurul Kartika
Dian Maya Retno Endang Ni_Made Ni_Luh Ida_Ayu Tri Wahyuni Sulastri Sumarni""",
    """Budi Agus Bambang Joko Susilo Slamet Suharto Sukarno Sutrisno Suparman Wahyu Hendra Dedi Eko Dwi Rizky Rudi Yusuf
    Tono Bayu Adi Andi Iwan Heri I_Made I_Wayan I_Nyoman I_Ketut Gede Putu Anak_Agung Teuku Cut Raden""",
    """Wijaya Santoso Setiawan Susanto Hidayat Kurniawan Saputra Pratama Nugroho Wibowo Purnomo Hartono Suryadi
Gunawan Halim Salim Tanoto Siregar Nasution Simanjuntak Situmorang Hutapea Lubis Harahap Sihombing Sinaga Manurung
Pangestu Prabowo Subianto Widodo Yudhoyono Sastrowardoyo Sutanto Lestari Rahayu Handayani Sukarnoputri Utomo
Sudirman""",
)
MALAY = (
    """Nur_Aisyah Siti_Nurhaliza Nurul_Izzah Aminah Faridah Halimah Noraini Rohani Rosmah Salmah Zainab Zaleha Hasnah
    Azlina Fauziah Haslinda Maznah Norliza Rokiah Suraya""",
    """Ahmad Mohd Muhammad_Hafiz Najib Anwar Mahathir Ismail Zulkifli Azman Faizal Hafiz Hakim Hisham Iskandar Jamal
    Kamarul Khairul Nizam Razak Ridzuan Rosli Shahrul Syed Tengku Zahid Zainal Amirul Azhar Fadzil""",
    """bin_Abdullah bin_Ismail bin_Razak bin_Hassan bin_Mohamad bin_Othman bin_Yusof binti_Ahmad binti_Ibrahim
bin_Salleh binti_Hassan bin_Idris Abdul_Razak Abdul_Rahman Ismail Ibrahim Othman Yusof Zakaria Mansor Mokhtar
Sulaiman Kassim Hamzah Musa Jaafar Embong Daud Ghazali Bakar""",
)
IGBO_HAUSA = (
    """Ngozi Chiamaka Adaeze Ifeoma Nkechi Amaka Chioma Obioma Uchenna Chinelo Oluchi Ebere Ijeoma Nneka Adanna Ogechi
    Chidinma Kosisochukwu Somtochukwu Zainab Hauwa Halima Maryam Rakiya Ladi Talatu Binta Hadiza Saratu Asabe Jummai
    Blessing Patience Comfort Mercy Peace Joy Favour Ebelechukwu""",
    """Chukwuemeka Emeka Obinna Chinua Ikechukwu Nnamdi Okechukwu Chibuzo Chidi Kelechi Uche Ugochukwu Tobenna Ifeanyi
    Azubuike Onyekachi Ebuka Obiora Musa Ibrahim Sani Aminu Umar Garba Bello Yakubu Danjuma Dauda Haruna Isa Lawal
    Nuhu Sunday Monday Friday Godwin Goodluck Innocent Festus Cletus Lucky""",
    """Okonkwo Okafor Okeke Nwosu Eze Obi Nwachukwu Adichie Achebe Azikiwe Ojukwu Okoro Onwuka Udo Uzoma Nnadi Nwankwo
    Onyema Iwu Okereke Anyanwu Chukwu Egbuna Emecheta Ezeokoli Igwe Mbah Ndukwe Nwabueze Obiakor Ofor Ogbonna Onuoha
    Osuji Ugwu Umeh Abubakar Abdullahi Bello Dangote Buhari Yar'Adua Tambuwal Kwankwaso Shagari Danladi Gowon Babangida
    Jonathan Ekwueme Effiong Ekpo Bassey Etim Inyang Osagie Igbinedion Oshiomhole Tinubu Obasanjo Soyinka Akpabio""",
)
SOUTHERN_AFRICAN = (
    """Nomvula Thandiwe Nokuthula Zanele Nomsa Sibongile Lindiwe Ntombi Nomzamo Busisiwe Lerato Palesa Dineo Mpho
Refilwe Tshepiso Kgomotso Naledi Boitumelo Nandi Ayanda Zodwa Phumzile Unathi Noluthando Nosipho Thokozile
Precious Chipo Rudo Tendai Nyasha Tsitsi Ruvimbo Rutendo Mandisa Nomaindia""",
    """Sipho Thabo Themba Mandla Bongani Sizwe Lwazi Siyabonga Nkosinathi Sibusiso Jabulani Vusi Mzwandile Xolani Zolani
    Luthando Andile Thulani Musa Dumisani Cyril Tshepo Kagiso Katlego Tebogo Lesego Oupa Neo Tatenda Tapiwa Farai
    Tawanda Kudzai Simba Tinashe Emmerson Morgan Siya Makazole Trevor""",
    """Dlamini Nkosi Ndlovu Khumalo Mthembu Sithole Mkhize Zulu Buthelezi Cele Gumede Hadebe Luthuli Mabaso Madonsela
    Mandela Mashaba Mazibuko Mbatha Mbeki Mchunu Mngomezulu Mokoena Molefe Moloi Motaung Mpofu Mtshali Ngcobo Ngubane
    Nxumalo Ntuli Radebe Ramaphosa Sisulu Tambo Tshabalala Vilakazi Xaba Zondi Zuma Zwane Biko Hani Sobukwe Mofokeng
    Moyo Mugabe Mutasa Chigumbura Mnangagwa Chamisa Tsvangirai Banda Phiri Mwale Mwanza Lungu Chiluba Kaunda Nqakula
    Qwelane Xhosa Mqhayi Gqola Kolisi Mapimpi Botha Pretorius van_der_Merwe du_Plessis Coetzee Naidoo Govender""",
)
EAST_AFRICAN = (
    """Wanjiku Wambui Njeri Akinyi Achieng Atieno Nyambura Wangari Wairimu Mumbi Chebet Jepkosgei Chepkoech Nafula
    Nekesa Moraa Kemunto Zuhura Rehema Neema Furaha Amani Pendo Subira Zawadi Tatu Mwanaisha Asha Nakato Babirye
    Namubiru Nalubega Uwimana Mukamana Ingabire Umutoni""",
    """Kamau Kipchoge Otieno Ochieng Odhiambo Mwangi Kariuki Njoroge Githae Kiprono Kiplagat Kipkemboi Wekesa Wafula
    Barasa Juma Baraka Jabari Hamisi Salum Mosi Shabani Mwinyi Kato Wasswa Mugisha Okello Opio Ssempijja Habimana
    Nkurunziza Bizimana Kagame""",
    """Kamau Odinga Kenyatta Ruto Mwangi Otieno Ouma Omondi Owino Wanyama Kimani Karanja Njenga Gitau Muriuki Kiprotich
    Cheruiyot Kosgei Rotich Korir Rudisha Kemboi Mutua Musyoka Kilonzo Mutiso Ngugi Wainaina Maathai Nyerere Mkapa
    Kikwete Magufuli Mbowe Mwakasege Mushi Massawe Lyimo Kimaro Museveni Obote Byaruhanga Tumusiime Nsubuga Ssekandi
    Mukasa Kyambadde Rwigema Niyonzima Nshimiyimana Mugabo Hakizimana Wekesa Simiyu Makokha Nyongesa""",
)
ETHIOPIAN = (
    """Abeba Almaz Aster Bethlehem Birtukan Desta Eleni Eskedar Feven Genet Hanna Helen Hirut Kidist Lemlem Liya Mahlet
    Makeda Meseret Mulu Rahel Selam Senait Sosena Tigist Tirunesh Tsehay Winta Yodit Zenebech Ifrah Hodan Ayaan Fadumo
    Sagal Ubah""",
    """Abebe Abiy Alemayehu Amare Bekele Berhanu Biruk Dawit Dereje Endale Ermias Fikru Getachew Girma Haile Hailu
    Kebede Kenenisa Lemma Mekonnen Melaku Mengistu Meles Mulugeta Negash Samuel Solomon Tadesse Tariku Tekle
    Tesfaye Tewodros Wolde Yared Yohannes Zelalem Zenawi Abdirahman Abdi Mohamud Guled Liban Farah Isaias""",
    """Tesfaye Bekele Abebe Haile Alemu Tadesse Girma Kebede Mekonnen Worku Gebre Gebremariam Gebrselassie Desalegn
    Wolde Woldemariam Tessema Hailemariam Assefa Ayele Demissie Fekadu Gebreyesus Kidane Lemma Mamo Negussie Regassa
    Shiferaw Tilahun Yimer Zewde Zewdie Afewerki Teklehaimanot Ghebreyesus Warsame Farah Hersi Jama Ali Yusuf Egal Roble
    Duale Abdullahi Osman Barre Gedi""",
)
GHANAIAN = (
    """Abena Akua Ama Adwoa Afia Yaa Esi Efua Araba Akosua Afua Adjoa Maame Nana_Ama Dede Naa Korkor Aba Serwaa
    Konadu Akosombo Mawusi Esinam Dzifa Sena Fatou Aminata Mariama Aissatou Oumou Kadiatou Ndeye Awa Adama""",
    """Kwame Kofi Kwaku Kwasi Kojo Yaw Kwabena Kobina Ekow Ebo Nana Nii Tetteh Kwadwo Fiifi Paa_Kwesi Akwasi Selorm
    Edem Kodjo Mamadou Ousmane Amadou Ibrahima Cheikh Moussa Boubacar Sekou Lamine Abdoulaye Souleymane Modou Yaya""",
    """Mensah Owusu Boateng Asante Osei Appiah Agyemang Addo Amoah Ansah Antwi Asamoah Annan Acheampong Adjei Amponsah
    Ofori Opoku Oppong Quaye Quartey Sarpong Tetteh Yeboah Nkrumah Kufuor Rawlings Mahama Akufo-Addo Bonsu Danquah
    Dankwah Essien Gyan Kuffour Lamptey Ablordeppey Agbeko Dogbe Diallo Diop Ndiaye Traoré Keita Coulibaly Konaté Sow
    Bah Barry Cissé Camara Touré Fofana Sissoko Diarra Kouyaté Sangaré Ouattara Kone Koné Yao Kouassi Kouamé Mbaye Sarr
    Gueye Sall Wade Faye Seck Fall Niang Eto'o Mbappé Biya Ndongo Mvondo Tchouaméni Mbeumo""",
)
PACIFIC = (
    """Mere Aroha Ngaire Hinemoa Kiri Marama Anahera Moana Tui Huia Sela Mele Ana Losa Sina Tala Leilani Kailani Malia
    Noelani Keala Salote Lupe Vaiola Litia Adi Makereta Torika Hine""",
    """Tama Wiremu Hone Rangi Tane Hemi Matiu Tipene Rawiri Manu Sione Semisi Viliami Taniela Sitiveni Ratu Epeli Josefa
    Waisale Jonah Tevita Malakai Tui Kalani Keanu Kimo Kawika Ikaika Fa'afili Pita Fuimaono""",
    """Parata Ngata Te_Kanawa Tuhoro Waititi Henare Horomia Mahuta Pomare Taurima Tamihere Te_Pania Ruatapu Walker
    Tupou Taumalolo Fifita Folau Vunipola Tuilagi Tuisova Naholo Savea Nonu Umaga Lomu Kepu Fainga'a Polota-Nau
    Bainimarama Rabuka Qarase Mara Ganilau Nacewa Nadolo Kamakawiwo'ole Kealoha Kahananui Akana Kapule Kalākaua Inouye
    Malielegaoi Mata'afa Sapolu Leota Tuimavave Somare Marape Agarobe Kilman Lini Natapei""",
)
CARIBBEAN = (
    """Shanique Tamika Keisha Latoya Tanisha Shaneika Marva Beverley Claudette Hyacinth Merlene Shelly-Ann Veronica
    Portia Asafa Ionie Nadine Kerry-Ann Camille Marjorie Paulette Yvonne Roselyne Marie-Ange Fabiola Guerda Ketsia""",
    """Usain Delroy Desmond Winston Leroy Errol Clive Vivian Garfield Curtly Brian Darren Kieron Chris Dwayne
Rohan Marlon Nesta Damion Orlando Tyrone Cleveland Courtney Everton Fitzroy Jean-Bertrand Jovenel Wyclef Dieudonné
Frantz""",
    """Bolt Campbell Powell Fraser-Pryce Marley Blake Brathwaite Braithwaite Lara Gayle Ambrose Walsh Sobers
Garner Holding Manley Seaga Golding Holness Chambers Pinnock Tulloch Gordon Grant Clarke Weekes Worrell Kanhai
Ramnarine Persaud Ramdin Ramadhin Maharaj Mohammed Bissessar Jagdeo Jagan Burnham Granger Aristide Préval Duvalier
Jean-Baptiste Pierre-Louis Baptiste Toussaint Dessalines Charles Joseph Alexis Célestin Moïse Honoré Etienne
Desrosiers""",
)
AFRICAN_AMERICAN = (
    """Aaliyah Imani Ebony Jasmine Keisha LaShonda Latoya Shanice Tanisha Tamika Kenya Nia Jada Kiara Deja Raven Destiny
    Diamond Precious Monique Dominique Tiara Shaniqua Lakeisha LaTanya Oprah Condoleezza Beyoncé Zaria Amari Janelle
    Yolanda Nichelle Shonda Tyra Khadijah""",
    """DeShawn Jamal Malik Tyrone Darnell Terrell Marquis Darius Xavier Trevon DeAndre Jermaine Reginald Rashad Kareem
    Tyrell Lamar LeBron Dwayne Antwan D'Angelo Cedric Cornell Demetrius Kendrick Kobe Lashawn Marcellus Montel Percy
    Roosevelt Quincy Tremaine Tavon Jaylen JaMarcus Shaquille Ta-Nehisi""",
    """Washington Jefferson Freeman Booker Banks Jackson Williams Robinson Coleman Gaines Mosley Dorsey Ivory Winfrey
    Tubman Gadson Pinkney Broadnax Muhammad Batiste Fontenot Gooden Hairston Holloway Lattimore Mayfield McFadden
    Merriweather Purnell Rollins Singletary Tolliver Toussaint Vaughn Weathers Yarborough Ellison Baldwin Morrison
    Sharpton Obama Biggs Boykin Chatman Dupree Gathers""",
)
SCOTTISH = (
    """Ailsa Aileen Catriona Eilidh Fiona Iona Isla Kirsty Mairi Morag Moira Rhona Shona Skye Una Heather Flora Elspeth
    Lorna Senga Mhairi Ishbel Effie Agnes Jean""",
    """Angus Alasdair Alistair Callum Campbell Craig Donald Dougal Duncan Euan Ewan Fergus Fraser Gavin Gordon Graeme
    Grant Gregor Hamish Hector Iain Innes Keith Kenneth Lachlan Lewis Malcolm Murdo Neil Niall Roderick Rory Ruaridh
    Stuart Torquil Wallace""",
    """MacDonald McDonald MacLeod McLeod MacKenzie McKenzie MacGregor McGregor MacIntyre McIntyre MacKay McKay
MacLean McLean MacMillan McMillan MacPherson McPherson MacNeil McNeil MacFarlane MacArthur McAllister McCallum
McCulloch McDougall McEwan McKellar McKinnon McLachlan McNab McPhee McQueen McTaggart McVey Abercrombie Buchanan
Burns Cameron Campbell Carnegie Colquhoun Cunningham Dalgleish Drummond Dunbar Farquharson Ferguson Forbes Fraser
Galbraith Gillespie Gilchrist Gordon Haldane Heriot Innes Kerr Kirkpatrick Laidlaw Leslie Lindsay Lockhart Menzies
Moncrieff Muir Munro Murray Ogilvie Ramsay Rutherford Sinclair Strachan Sturgeon Urquhart Wallace Wemyss O'Neill
O'Brien O'Connor O'Sullivan O'Reilly O'Donnell O'Keeffe O'Hara O'Malley O'Rourke O'Shea O'Toole Fitzgerald
Fitzpatrick FitzGibbon Llewellyn Pryce Rhys-Jones ap_Gwilym Bevan""",
)
GREEK_MORE = (
    """Eleni Maria Katerina Sofia Anastasia Vasiliki Dimitra Georgia Ioanna Despina Athina Chrysoula Evangelia
Fotini Angeliki Paraskevi Stavroula Theodora Zoe Kalliopi Panagiota""",
    """Giorgos Dimitris Nikos Kostas Yannis Panagiotis Vasilis Christos Thanasis Spyros Stavros Alexis Andreas
    Antonis Apostolos Evangelos Michalis Petros Stelios Takis Theodoros Tasos Kyriakos Pavlos""",
    """Papadopoulos Papandreou Papageorgiou Mitsotakis Tsipras Karamanlis Venizelos Nikolaidis Georgiou Ioannou Kostas
    Dimitriou Konstantinou Athanasiou Alexopoulos Antonopoulos Christodoulou Economou Giannopoulos Kyriakides Lambrou
    Makris Markopoulos Mavros Michaelides Nikolopoulos Pappas Petrakis Samaras Stathopoulos Stavrou Theodorakis
    Vlachos Xenakis Zografos Angelopoulou Papadopoulou Georgiadou Ioannidou""",
)
BALKAN = (
    """Milica Jelena Ana Ivana Marija Dragana Snežana Vesna Gordana Ljiljana Biljana Slavica Zorica Amra Emina Lejla
    Azra Selma Senada Elira Arta Besa Drita Edona Mimoza Teuta Vjosa Desislava Gergana Ivanka Kalina Radka Tsvetana""",
    """Dragan Zoran Goran Milan Nikola Aleksandar Stefan Marko Miloš Vladimir Slobodan Novak Nemanja Dušan Branko Emir
    Haris Edin Mirza Senad Adnan Arben Agim Besnik Driton Enver Fatos Hashim Ilir Kastriot Shpend Georgi Dimitar Ivaylo
    Boyko Hristo Plamen Rumen Todor""",
    """Jovanović Petrović Nikolić Marković Đorđević Stojanović Ilić Stanković Pavlović Milošević Kostić Đoković
Vučić Ivanović Tadić Hadžić Izetbegović Begić Delić Hodžić Halilović Imamović Kovačević Mehmedović Osmanović
Krasniqi Gashi Berisha Hoxha Shala Thaçi Kurti Rama Meta Bytyqi Morina Rexhepi Kelmendi Xhaka Shaqiri Dimitrov
Ivanov Georgiev Petrov Todorov Stoyanov Borisov Radev Kostov Angelov Hristov Trajkovski Gruevski Zaev Milosevic
Djokovic Jovanovic Popescu Ionescu Dumitrescu Georgescu Constantinescu Stanescu Marinescu Antonescu Iliescu
Basescu Ceausescu""",
)
BALTIC = (
    """Agnė Aistė Austėja Dalia Eglė Gintarė Ieva Jurgita Kristina Laima Lina Rasa Rūta Vaiva Živilė Anda Baiba Dace
    Inese Laura Līga Sanita Vija Anu Kadri Katrin Liis Mari Piret Triin Ülle""",
    """Algirdas Andrius Antanas Arvydas Darius Gediminas Jonas Juozas Kęstutis Mindaugas Petras Rimantas Saulius Tomas
    Valdas Vytautas Aivars Andris Egils Guntis Imants Jānis Juris Māris Valdis Jaan Kristjan Lauri Margus Priit
    Rein Taavi Tõnu Urmas""",
    """Kazlauskas Kazlauskienė Jankauskas Petrauskas Stankevičius Vasiliauskas Žukauskas Butkus Paulauskas Urbonas
    Grybauskaitė Nausėda Landsbergis Adamkus Paksas Brazauskas Sabonis Bērziņš Kalniņš Ozoliņš Ozols Jansons Liepiņš
    Krūmiņš Balodis Vīķe-Freiberga Dombrovskis Tamm Saar Sepp Mägi Kask Kukk Rebane Ilves Kallas Ansip Rüütel Ratas""",
)
TURKISH_MORE = (
    """Ayşe Fatma Emine Hatice Zeynep Elif Meryem Merve Özlem Gül Gülsüm Esra Büşra Derya Sibel Şule Pınar Selin
Ebru Tuğba""",
    """Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Emre Burak Cem Kemal Serkan Tolga Uğur Yusuf Ömer Kaan
Onur Orhan""",
    """Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt
    Özkan Şimşek Polat Korkmaz Çakır Erdoğan Özer Güler Yavuz Can Acar Aktaş Tekin Bulut Keskin Ünal Turan Gül Avcı
    Işık Kaplan Bozkurt Atatürk İnönü Demirel Ecevit Pamuk Şafak Güneş Karaca Tunç Bilgin Sönmez Ateş Erdem Yilmaz
    Celik Sahin Ozturk Dogan Kilic Ozdemir Gunes Simsek""",
)
ICELANDIC_LASTS = (
    """Sigurðardóttir Jónsdóttir Guðmundsdóttir Björnsdóttir Einarsdóttir Magnúsdóttir Ólafsdóttir Stefánsdóttir
    Kristjánsdóttir Gunnarsdóttir Helgadóttir Þórsdóttir Jakobsdóttir""",
    """Sigurðsson Jónsson Guðmundsson Björnsson Einarsson Magnússon Ólafsson Stefánsson Kristjánsson Gunnarsson
    Helgason Þórsson Sigurdsson Gudmundsson Eiríksson""",
)
POLISH_MORE = (
    """Katarzyna Małgorzata Agnieszka Krystyna Barbara Ewa Elżbieta Zofia Teresa Magdalena Joanna Jadwiga Danuta
Irena Halina Helena Beata Aleksandra Marta Dorota Marianna Grażyna Jolanta Stanisława Iwona Karolina Bożena
Urszula Justyna Renata Alicja Paulina Sylwia Natalia Wanda Agata Aneta Izabela Ewelina Marzena Wiesława""",
    """Andrzej Piotr Krzysztof Stanisław Tomasz Paweł Józef Marcin Marek Michał Grzegorz Jerzy Tadeusz Adam Łukasz
    Zbigniew Ryszard Dariusz Henryk Mariusz Kazimierz Wojciech Robert Mateusz Marian Rafał Jacek Janusz Mirosław Maciej
    Sławomir Jarosław Kamil Wiesław Roman Władysław Bogdan Leszek Zdzisław Bartosz Przemysław""",
    """Nowak Kowalska Wiśniewska Wójcik Kowalczyk Kamińska Lewandowska Zielińska Szymańska Woźniak Dąbrowska Kozłowska
    Jankowska Mazur Wojciechowska Kwiatkowska Krawczyk Kaczmarek Piotrowska Grabowska Pawłowska Michalska Król
    Wieczorek Jabłońska Wróbel Nowakowska Majewska Olszewska Stępień""",
)
WELSH_MORE = (
    "Angharad Bronwen Carys Catrin Cerys Ffion Gwen Gwyneth Lowri Megan Myfanwy Nerys Rhiannon Seren Sian Siân Eleri",
    """Aled Alun Bryn Dafydd Dylan Emrys Emyr Evan Gareth Geraint Glyn Gruffydd Gwilym Huw Hywel Idris Ieuan Ioan
Iwan Llew Rhys""",
    """Jones Davies Evans Griffiths Hughes Lewis Llewelyn Lloyd Morgan Morris Owen Parry Powell Price Pritchard Probert
    Prosser Pugh Rees Rhys Thomas Vaughan Williams Wynne Bowen Beynon Gwynne Howells Jenkins Kinnock""",
)

# Given and last names that are words or places as well, so that only what stands around them decides.
WORDS_AS_GIVEN = words("""Grace Will Rose May Paris Austin Hope Rich Penny Faith Joy Dawn June April Summer Autumn
Ivy Lily Daisy Violet Iris Olive Ruby Pearl Amber Jade Crystal Charity Mercy Patience Prudence Destiny Harmony
Melody Carol Robin Jay Drew Mark Bill Jack Frank Rob Bob Pat Sandy Rusty Dusty Rocky Sky River Brook Brooke Forest
Heath Cliff Glen Dale Dean Earl Duke Prince Major Hunter Mason Cooper Carter Tanner Taylor Parker Archer Sailor
Angel Christian Jordan Israel Chad Kenya India China Asia Savannah Charlotte Sydney Adelaide Victoria Florence
Sienna Vienna Chelsea Brooklyn Dakota Montana Georgia Carolina Virginia Dallas Houston Lincoln Jackson Madison
Cheyenne Devon Kent Chester Preston Lance Miles Chance Chase Clay Colt Dash Gene Grant Guy Hank Herb Jimmy Josh
Lane Mac Max Melody Nick Norm Otto Peg Ray Reed Rex Rick Sage Skip Sonny Stone Sterling Sue Tad Trip Ty Vic Ward
Wade Van Case Art Basil Ginger Rosemary Hazel Holly Heather Poppy Willow Cherry Clementine Coral Dolly Gay Gale
Honey Kitty Mercedes Misty Rain Robyn Star Stormy Tuesday Wednesday Winter Bliss Blaze Buddy Page Sunday Monday
Christmas Easter Noel Epiphany Justice Pepper Saint Reason Case Royal""")
WORDS_AS_LAST = words("""Brown Hill Baker Price Page Bush Long Young Black White Green Gray Grey Gold Silver Stone
Wood Woods Forest Field Fields Rivers Brook Brooks Lake Marsh Moor Pond Ford Bridge Banks Shore Cliff Dale Glenn
Heath Hurst Lane Street Rhodes Church Bishop Pope Abbott Priest King Prince Duke Earl Knight Lord Noble Baron Page
Marshall Sheriff Judge Law Laws Justice Crook Outlaw Cook Butcher Fisher Hunter Farmer Shepherd Miller Potter
Carpenter Mason Taylor Weaver Tanner Turner Wheeler Carter Cooper Chandler Butler Porter Gardener Gardner Barber
Singer Piper Harper Drummer Bell Horn Day Weeks Month Winter Summer Spring Frost Snow Rain Storm Gale Wind Sun
Moon Star Starr Best Good Goode Rich Poor Strong Hardy Wise Bright Sharp Smart Swift Quick Speed Short Small
Little Large Biggs Love Hope Joy Bliss Blessing Cross Pain Payne Hurt Savage Wild Wolf Fox Bear Lamb Bull Byrd
Bird Finch Crane Drake Swan Peacock Partridge Sparrow Pike Bass Salmon Fish Rice Bean Pease Oates Barley Berry
Cherry Plumb Lemon Orange Appleby Olive Rose Lilly Flowers Bloom Bush Rush Reed Branch Root Rootes Leaf Thorne Ash
Birch Oak Pine Pines Elm Holly Hawthorn Hazel Head Hand Foot Legg Shin Cheek Beard Blood Bone Body Berlin London
Paris York Lancaster Lincoln Washington Houston Dallas Austin Boston Bolton Burton Preston Halifax Durham Derby
Kent Essex England Holland French English Irish Welsh Scott German Ireland Francis Frank Grant Bond Cash Money
Penny Pound Dollar Price Cost Sale Sales Worth Mark Marks Bill Case Chase Chance Luck Power Powers Battle Gunn
Shields Armour Sword Castle Tower Towers House Hall Halls Room Kitchen Temple Wall Walls Gates Key Keys Locke
Locks Post Poole Pool Park Parks Parker March May August Christmas Noel Friday Monday Major Sargent Champion
Winner Read Reader Book Booker Story Word Words Wright Write Penn Ball Bat Batts Box Barrel Cain Cane Chain Click
Cloud Cole Close Dodge Downs Early Fairchild Fell Fry Garland Golden Grove Guest Hood Hook Huff Hyde Joiner Kidd
Land Lawless Lay Lovely Lucky Makepeace Mayo Meadows Mercer Minor Moody More Newby Nice Outlaw Paine Pitt Pratt
Proud Ray Rock Ruff Seal Self Sessions Shade Skinner Stamp Steel Tank Tell Tippett Toll Twist Vale Vice Walker
Waters Way West North South East Westwood Wynn Wing Yard Zeller Person People Child Childs Mann Guy Dye Loud Merry
Bland Blunt""")

NICKNAMES = words("""Bob Bobby Bill Billy Chuck Dick Ed Eddie Jim Jimmy Joe Johnny Mike Mickey Nick Pete Rick Ron
Sam Steve Ted Tom Tony Liz Beth Betty Peggy Maggie Kate Kathy Sue Jenny Becky Trish Mandy Nan Sally Red Ace Ace
Buddy Skip Tiny Slim Doc Champ Chief Junior Lefty Butch Duke Tex Spike Rocky Babs Bibi Coco Gigi Lulu Mimi Nacho
Pepe Paco Chuy Lupe Beppe Gigi Fritz Hansi Sepp Uli Wolfi Sasha Misha Vova Katya Chikki Bunty Pinky Bao Ah-Beng DJ
JJ TJ MJ AJ CJ Bo Mo Zee Kiki""")
